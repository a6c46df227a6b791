// What Docker itself would say about our files, without a Docker engine: the loader of Docker Compose
// (compose-go, with the JSON schema of the Compose Specification in it) and the parser and the linter
// of BuildKit. Prints one JSON object; the exit code is 1 when something is refused.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
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
	Stages   []stage  `json:"stages"`
	Warnings []string `json:"warnings"`
}

// dockerfile is the first half of `docker build --check`: what the parser and the linter say.
func dockerfile(file string) (any, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	said := image{Stages: []stage{}, Warnings: []string{}}
	for _, warning := range parsed.Warnings {
		said.Warnings = append(said.Warnings, warning.Short)
	}
	lint := linter.New(&linter.Config{
		Warn: func(rule, _, _, message string, at []parser.Range) {
			said.Warnings = append(said.Warnings, rule+": "+message)
		},
	})
	stages, _, err := instructions.Parse(parsed.AST, lint)
	if err != nil {
		return nil, err
	}
	for _, found := range stages {
		one := stage{Name: found.Name, Base: found.BaseName, Commands: []string{}}
		for _, command := range found.Commands {
			one.Commands = append(one.Commands, fmt.Sprint(command))
		}
		said.Stages = append(said.Stages, one)
	}
	return said, nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "containercheck:", err)
	os.Exit(1)
}
