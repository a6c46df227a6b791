// A log that is not ours, kept in memory by golang.org/x/mod/sumdb: it grows before a witness, then
// goes back, then forks. Prints one line for each request: what was tried, and the status.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// tree is a tlog.HashReader over stored hashes.
type tree struct {
	hashes []tlog.Hash
	size   int64
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = t.hashes[x]
	}
	return out, nil
}

func (t *tree) grow(size int64, prefix string) error {
	for ; t.size < size; t.size++ {
		hashes, err := tlog.StoredHashes(t.size, fmt.Appendf(nil, "%s %d", prefix, t.size), t)
		if err != nil {
			return err
		}
		t.hashes = append(t.hashes, hashes...)
	}
	return nil
}

// cosigner verifies c2sp.org/tlog-cosignature@v1.0.1, which x/mod does not know.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	text := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return time > 0 && ed25519.Verify(c.key, []byte(text), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("a key has three parts")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, errors.New("not a cosignature key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:4]), key[1:]}, nil
}

type log struct {
	signer  note.Signer
	own     note.Verifier
	witness note.Verifier
	url     string
}

// ask sends add-checkpoint without a content type, as Go clients do, and checks what comes back.
func (l log) ask(what string, t *tree, old, size int64) error {
	root, err := tlog.TreeHash(size, t)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s\n%d\n%s\n", l.signer.Name(), size, root)
	signed, err := note.Sign(&note.Note{Text: text}, l.signer)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	fmt.Fprintf(&body, "old %d\n", old)
	if old > 0 && old < size {
		proof, err := tlog.ProveTree(size, old, t)
		if err != nil {
			return err
		}
		for _, h := range proof {
			fmt.Fprintln(&body, h)
		}
	}
	fmt.Fprintf(&body, "\n%s", signed)
	request, err := http.NewRequest("POST", l.url+"/add-checkpoint", &body)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	reply, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	switch answer.StatusCode {
	case 200:
		opened, err := note.Open(append(signed, reply...), note.VerifierList(l.own, l.witness))
		if err != nil {
			return err
		}
		if len(opened.Sigs) != 2 {
			return fmt.Errorf("%s: signed by %d of 2", what, len(opened.Sigs))
		}
		fmt.Println(what, 200)
	case 409:
		fmt.Println(what, 409, answer.Header.Get("Content-Type"), strings.TrimSpace(string(reply)))
	default:
		fmt.Println(what, answer.StatusCode)
	}
	return nil
}

func run(secret, public, url, witnessKey string) error {
	signer, err := note.NewSigner(secret)
	if err != nil {
		return err
	}
	own, err := note.NewVerifier(public)
	if err != nil {
		return err
	}
	witness, err := newCosigner(witnessKey)
	if err != nil {
		return err
	}
	l := log{signer, own, witness, url}
	honest, forked := &tree{}, &tree{}
	var old int64
	for _, size := range []int64{1, 2, 7, 255, 256, 257, 600} {
		if err := honest.grow(size, "entry"); err != nil {
			return err
		}
		if err := l.ask(fmt.Sprintf("grow-%d", size), honest, old, size); err != nil {
			return err
		}
		old = size
	}
	if err := forked.grow(300, "entry"); err != nil {
		return err
	}
	if err := forked.grow(700, "other"); err != nil {
		return err
	}
	if err := honest.grow(601, "entry"); err != nil {
		return err
	}
	for _, try := range []struct {
		what      string
		tree      *tree
		old, size int64
	}{
		{"same-again", honest, 600, 600},
		{"rollback", honest, 256, 257},
		{"rollback-from-600", honest, 600, 257},
		{"fork-at-600", forked, 600, 600},
		{"fork-at-700", forked, 600, 700},
		{"fork-from-the-start", forked, 0, 700},
		{"grow-601", honest, 600, 601},
	} {
		if err := l.ask(try.what, try.tree, try.old, try.size); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "key":
		var secret, public string
		if secret, public, err = note.GenerateKey(nil, os.Args[2]); err == nil {
			fmt.Printf("%s\n%s\n", secret, public)
		}
	case len(os.Args) == 6 && os.Args[1] == "run":
		err = run(os.Args[2], os.Args[3], os.Args[4], os.Args[5])
	default:
		fmt.Fprintln(os.Stderr, "usage: foreignlog key NAME | run SECRET PUBLIC URL WITNESS-KEY")
		os.Exit(64)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
