// Reads a whole ledger with other people's code: golang.org/x/mod/sumdb note and tlog.
//
//	tree <directory> <ledger verifier key>
//
// Opens the checkpoint, reads every entry's hash through tlog.TileHashReader, which authenticates
// every tile against the signed root, proves every record, proves the tree over several earlier
// sizes, and expects every proof and tile that it spoils to be refused. Prints
// "ok <size> <records> <trees> <refused>" and exits 0; says what is wrong and exits 1 otherwise.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// A directory in the layout of c2sp.org/tlog-tiles. The paths of x/mod name the height and call
// entries "data"; otherwise they are the same.
type directory struct {
	root  string
	cache map[string][]byte
	// spoil is the path of a tile with a changed bit, at the byte spoilAt.
	spoil   string
	spoilAt int64
}

func (d *directory) Height() int                         { return height }
func (d *directory) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (d *directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := d.read(tile)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func pathOf(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

func (d *directory) read(tile tlog.Tile) ([]byte, error) {
	path := pathOf(tile)
	data, ok := d.cache[path]
	if !ok {
		var err error
		if data, err = os.ReadFile(filepath.Join(d.root, path)); err != nil {
			return nil, err
		}
		d.cache[path] = data
	}
	if path == d.spoil {
		data = append([]byte(nil), data...)
		data[d.spoilAt] ^= 1
	}
	return data, nil
}

func (d *directory) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		width := min(256, size-n*256)
		data, err := d.read(tlog.Tile{H: height, L: -1, N: n, W: int(width)})
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, errors.New("a bundle ends early")
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
		if len(data) != 0 {
			return nil, errors.New("a bundle holds more than its entries")
		}
	}
	return all, nil
}

func openTree(root, vkey string) (tree tlog.Tree, err error) {
	text, err := os.ReadFile(filepath.Join(root, "checkpoint"))
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		return tree, errors.New("the origin is not the name of the key")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	hash, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(hash) != tlog.HashSize {
		return tree, errors.New("no root")
	}
	copy(tree.Hash[:], hash)
	return tree, nil
}

type counts struct{ records, trees, refused int }

// mustRefuse counts a refusal.
func (c *counts) mustRefuse(what string, err error) error {
	if err == nil {
		return errors.New("accepted: " + what)
	}
	c.refused++
	return nil
}

func (c *counts) checkRecords(tree tlog.Tree, entries [][]byte, reader tlog.HashReader) error {
	for i, entry := range entries {
		index := int64(i)
		leaf := tlog.RecordHash(entry)
		stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return fmt.Errorf("record %d: %w", i, err)
		}
		if stored[0] != leaf {
			return fmt.Errorf("record %d has another hash in its tile", i)
		}
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return fmt.Errorf("record %d: %w", i, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
			return fmt.Errorf("record %d: %w", i, err)
		}
		c.records++
		if i%97 != 0 || len(proof) == 0 {
			continue
		}
		leaf[0] ^= 1
		if err := c.mustRefuse("another record", tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf)); err != nil {
			return err
		}
		leaf[0] ^= 1
		proof[i%len(proof)][31] ^= 1
		if err := c.mustRefuse("a changed proof", tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf)); err != nil {
			return err
		}
	}
	return nil
}

func (c *counts) checkTrees(tree tlog.Tree, entries [][]byte, reader tlog.HashReader) error {
	for _, old := range []int64{1, 2, 3, 255, 256, 257, 1000, 4096, 5000, tree.N / 2, tree.N - 1, tree.N} {
		if old < 1 || old > tree.N {
			continue
		}
		oldHash, err := rootOf(entries[:old])
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, oldHash); err != nil {
			return fmt.Errorf("tree of %d: %w", old, err)
		}
		c.trees++
		oldHash[5] ^= 1
		if err := c.mustRefuse("another earlier tree", tlog.CheckTree(proof, tree.N, tree.Hash, old, oldHash)); err != nil {
			return err
		}
	}
	return nil
}

// rootOf shares nothing with the tiles: the stored hashes are made from the entries anew.
func rootOf(entries [][]byte) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	return tlog.TreeHash(int64(len(entries)), reader)
}

// checkSpoiled expects a tile with one changed bit to be noticed. The reader of tiles of x/mod does not
// always compare a tile with its parent (v0.20.0 and v0.36.0 begin that comparison at len(stx), and
// several of stx may lie in one tile), so a wrong hash counts as well: no proof of it verifies.
func (c *counts) checkSpoiled(tree tlog.Tree, d *directory) error {
	for _, index := range []int64{0, tree.N / 2, tree.N - 1} {
		for level := 0; level <= 1; level++ {
			n := index >> (level * height)
			if (n+1)<<(level*height) > tree.N {
				continue
			}
			hash := []int64{tlog.StoredHashIndex(level*height, n)}
			right, err := tlog.TileHashReader(tree, d).ReadHashes(hash)
			if err != nil {
				return err
			}
			tile := tlog.TileForIndex(height, hash[0])
			tile.W = int(min(256, tree.N>>(level*height)-tile.N*256))
			d.spoil, d.spoilAt = pathOf(tile), n%256*tlog.HashSize
			got, err := tlog.TileHashReader(tree, d).ReadHashes(hash)
			d.spoil = ""
			if err == nil && got[0] != right[0] {
				err = errors.New("another hash")
			}
			if err := c.mustRefuse("a changed tile", err); err != nil {
				return err
			}
		}
	}
	return nil
}

func check(root, vkey string) error {
	tree, err := openTree(root, vkey)
	if err != nil {
		return err
	}
	d := &directory{root: root, cache: map[string][]byte{}}
	entries, err := d.entries(tree.N)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, d)
	var c counts
	if err := c.checkRecords(tree, entries, reader); err != nil {
		return err
	}
	if err := c.checkTrees(tree, entries, reader); err != nil {
		return err
	}
	if err := c.checkSpoiled(tree, d); err != nil {
		return err
	}
	fmt.Println("ok", tree.N, c.records, c.trees, c.refused)
	return nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: tree DIRECTORY LEDGER-KEY")
		os.Exit(64)
	}
	if err := check(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
