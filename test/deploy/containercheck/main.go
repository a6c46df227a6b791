// What Docker itself would say about our files, without a Docker engine: the loader of Docker Compose
// (compose-go, with the JSON schema of the Compose Specification in it) and the Dockerfile frontend and
// linter of BuildKit. Prints one JSON object; the exit code is 1 when something is refused.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/opencontainers/go-digest"
)

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("usage: containercheck compose FILE... | dockerfile FILE"))
	}
	var answer any
	var err error
	switch os.Args[1] {
	case "compose":
		answer, err = compose(os.Args[2:])
	case "dockerfile":
		answer, err = dockerfile(os.Args[2])
	default:
		err = fmt.Errorf("unknown command %s", os.Args[1])
	}
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		fail(err)
	}
}

// compose is `docker compose config`: every file checked against the schema, merged and resolved.
func compose(files []string) (any, error) {
	options, err := cli.NewProjectOptions(files,
		cli.WithWorkingDirectory(filepath.Dir(files[0])),
		cli.WithName("guildmark"),
		cli.WithProfiles([]string{"*"}),
		cli.WithEnv(os.Environ()),
		cli.WithResolvedPaths(false))
	if err != nil {
		return nil, err
	}
	return options.LoadProject(context.Background())
}

type stage struct {
	Name     string   `json:"name"`
	Base     string   `json:"base"`
	Commands []string `json:"commands"`
}

type image struct {
	Stages   []stage         `json:"stages"`
	Config   json.RawMessage `json:"config"`
	Warnings []string        `json:"warnings"`
}

// noBase stands for every base image, none of which can be looked up: it has no settings of its own.
type noBase struct{}

func (noBase) ResolveImageConfig(
	_ context.Context, ref string, _ sourceresolver.Opt,
) (string, digest.Digest, []byte, error) {
	return ref, "", []byte(`{"os":"linux","architecture":"amd64","config":{}}`), nil
}

// dockerfile is `docker build --check`, with the image that would come of it: what it runs, and as whom.
func dockerfile(file string) (any, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return nil, err
	}
	said := image{Stages: []stage{}, Warnings: []string{}}
	for _, found := range stages {
		one := stage{Name: found.Name, Base: found.BaseName, Commands: []string{}}
		for _, command := range found.Commands {
			one.Commands = append(one.Commands, fmt.Sprint(command))
		}
		said.Stages = append(said.Stages, one)
	}
	_, made, _, _, err := dockerfile2llb.Dockerfile2LLB(context.Background(), text, dockerfile2llb.ConvertOpt{
		MetaResolver: noBase{},
		Warn: func(rule, _, _, message string, _ []parser.Range) {
			said.Warnings = append(said.Warnings, rule+": "+message)
		},
	})
	if err != nil {
		return nil, err
	}
	said.Config, err = json.Marshal(made.Config)
	return said, err
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "containercheck:", err)
	os.Exit(1)
}
