// Checks a .tlog-proof with other people's code: golang.org/x/mod/sumdb note and tlog.
//
//	gocheck <proof file> <leaf entry, hex> <ledger verifier key> <witness verifier key>
//
// Prints "ok <index> <size>" and exits 0 when the ledger's signature, the witness's cosignature and
// the inclusion of the leaf are right; says what is wrong and exits 1 otherwise.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A cosigner verifies cosignature/v1 (c2sp.org/tlog-cosignature), which x/mod does not know.
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
	t := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", t, msg)
	return ed25519.Verify(c.key, []byte(signed), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	id, encoded, _ := strings.Cut(rest, "+")
	hash, err := strconv.ParseUint(id, 16, 32)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return nil, err
	}
	if len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return nil, errors.New("not a cosignature key")
	}
	sum := sha256.Sum256(append([]byte(name+"\n"), key...))
	if binary.BigEndian.Uint32(sum[:]) != uint32(hash) {
		return nil, errors.New("the key id does not belong to the key")
	}
	return cosigner{name, uint32(hash), key[1:]}, nil
}

func parseHash(line string) (h tlog.Hash, err error) {
	b, err := base64.StdEncoding.DecodeString(line)
	if err != nil || len(b) != len(h) {
		return h, fmt.Errorf("not a hash: %q", line)
	}
	copy(h[:], b)
	return h, nil
}

func check(file, entryHex, ledgerKey, witnessKey string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	entry, err := hex.DecodeString(entryHex)
	if err != nil {
		return err
	}
	head, checkpoint, ok := bytes.Cut(text, []byte("\n\n"))
	if !ok {
		return errors.New("no empty line before the checkpoint")
	}
	lines := strings.Split(string(head), "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		h, err := parseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, h)
	}

	ledger, err := note.NewVerifier(ledgerKey)
	if err != nil {
		return err
	}
	witness, err := newCosigner(witnessKey)
	if err != nil {
		return err
	}
	opened, err := note.Open(checkpoint, note.VerifierList(ledger, witness))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != 2 {
		return fmt.Errorf("signed by %d of 2", len(opened.Sigs))
	}
	body := strings.Split(opened.Text, "\n")
	if body[0] != ledger.Name() {
		return errors.New("the origin is not the name of the key")
	}
	size, err := strconv.ParseInt(body[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := parseHash(body[2])
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	fmt.Println("ok", index, size)
	return nil
}

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: gocheck PROOF ENTRY-HEX LEDGER-KEY WITNESS-KEY")
		os.Exit(64)
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
