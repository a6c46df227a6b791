// Reads what Guildmark writes with the transparency-dev modules, which know nothing of Guildmark.
//
//	tesseracheck proof <proof file> <leaf entry, hex> <ledger verifier key>
//	tesseracheck policy <policy file> <checkpoint file>
//
// proof: formats/proof.TLogProof reads a .tlog-proof and writes the same bytes again, its checkpoint
// opens with formats/log, and transparency-dev/merkle finds the leaf in the tree.
// policy: Tessera's witness policy parser reads the policy, and judges the checkpoint: "satisfied" or
// "not satisfied". Exits 0 when all is well or the answer was printed, 1 when something is refused.
package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"github.com/transparency-dev/formats/log"
	f_note "github.com/transparency-dev/formats/note"
	f_proof "github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera"
)

func checkProof(file, entryHex, vkey string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	entry, err := hex.DecodeString(entryHex)
	if err != nil {
		return err
	}
	var p f_proof.TLogProof
	if err := p.Unmarshal(text); err != nil {
		return err
	}
	if !bytes.Equal(p.Marshal(), text) {
		return errors.New("written again, the proof has other bytes")
	}
	verifier, err := f_note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	checkpoint, rest, _, err := log.ParseCheckpoint(p.Checkpoint, verifier.Name(), verifier)
	if err != nil {
		return err
	}
	if len(rest) != 0 {
		return errors.New("the checkpoint has more lines")
	}
	hashes := make([][]byte, len(p.Hashes))
	for i := range p.Hashes {
		hashes[i] = p.Hashes[i][:]
	}
	leaf := rfc6962.DefaultHasher.HashLeaf(entry)
	err = proof.VerifyInclusion(
		rfc6962.DefaultHasher, p.Index, checkpoint.Size, leaf, hashes, checkpoint.Hash)
	if err != nil {
		return err
	}
	fmt.Println("ok", p.Index, checkpoint.Size)
	return nil
}

func checkPolicy(file, checkpointFile string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	checkpoint, err := os.ReadFile(checkpointFile)
	if err != nil {
		return err
	}
	group, err := tessera.NewWitnessGroupFromPolicy(text)
	if err != nil {
		return err
	}
	if group.Satisfied(checkpoint) {
		fmt.Println("satisfied", len(group.Endpoints()))
	} else {
		fmt.Println("not satisfied", len(group.Endpoints()))
	}
	return nil
}

func main() {
	var err error
	switch {
	case len(os.Args) == 5 && os.Args[1] == "proof":
		err = checkProof(os.Args[2], os.Args[3], os.Args[4])
	case len(os.Args) == 4 && os.Args[1] == "policy":
		err = checkPolicy(os.Args[2], os.Args[3])
	default:
		fmt.Fprintln(os.Stderr, "usage: tesseracheck proof PROOF ENTRY-HEX LEDGER-KEY | policy POLICY CHECKPOINT")
		os.Exit(64)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
