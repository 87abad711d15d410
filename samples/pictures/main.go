// Command pictures draws the beginning of a saved run's table as a terminal
// shows it, in colours, as an SVG picture. make pictures uses it for the README.
//
//	go run ./samples/pictures -lines 40 run.json > table.svg
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

func main() {
	lines := flag.Int("lines", 40, "how many lines to draw")
	width := flag.Int("width", 100, "columns of the terminal")
	flag.Parse()
	if err := draw(os.Stdout, flag.Arg(0), *lines, *width); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// draw reads a run and draws its table.
func draw(out io.Writer, path string, lines, width int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	run, err := report.Read(f, path)
	if err != nil {
		return err
	}
	table, _ := output.Lookup("table")
	var text bytes.Buffer
	if err := report.Replay(run, table.New(&text, report.Options{Width: width, Color: true})); err != nil {
		return err
	}
	all := strings.Split(strings.TrimRight(text.String(), "\n"), "\n")
	_, err = io.WriteString(out, picture(all[:min(len(all), lines)], width))
	return err
}
