package output

import (
	"bufio"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// Outputs are all renderings of one run. Nothing of them can be seen before
// Commit: files wait beside their place, and what goes to standard output waits
// in a spool.
type Outputs struct {
	scratch spool.Scratch
	list    []output
}

type output struct {
	target Target
	writer report.Writer
	file   *File         // nil: standard output
	buffer *bufio.Writer // in front of file
	held   *spool.Buffer // standard output on its way
	stdout io.Writer
}

// Open begins every target. Taken are the files that no output may replace.
// The caller must call Discard in the end, also after Commit.
func Open(targets []Target, taken []string, stdout io.Writer, opt report.Options) (*Outputs, error) {
	o := &Outputs{}
	opt.Scratch = &o.scratch
	for _, t := range targets {
		out := output{target: t, stdout: stdout}
		if t.Stdout() {
			out.held = o.scratch.Buffer()
			out.writer = t.Format.New(out.held, opt)
		} else {
			f, err := Create(t.Path, append(slices.Clip(taken), o.Taken()...))
			if err != nil {
				o.Discard()
				return nil, err
			}
			plain := opt
			plain.Color, plain.Width, plain.File, plain.Ext = false, 0, true, strings.ToLower(filepath.Ext(t.Path))
			out.file, out.buffer = f, bufio.NewWriterSize(f, 1<<16)
			out.writer = t.Format.New(out.buffer, plain)
		}
		o.list = append(o.list, out)
	}
	return o, nil
}

// Taken are the files that the outputs go to.
func (o *Outputs) Taken() []string {
	var out []string
	for i := range o.list {
		if o.list[i].file != nil {
			out = append(out, o.list[i].target.Path)
		}
	}
	return out
}

// Each calls fn for every output, in the order of the targets.
func (o *Outputs) Each(fn func(f report.Format, w report.Writer)) {
	for i := range o.list {
		fn(o.list[i].target.Format, o.list[i].writer)
	}
}

// Replay tells a saved run to every output, as the audit did. Commit must follow.
func (o *Outputs) Replay(run *report.Run) error {
	for i := range o.list {
		if err := o.list[i].replay(run); err != nil {
			return err
		}
	}
	return nil
}

func (o *output) replay(run *report.Run) error {
	f := &o.target.Format
	if err := o.writer.Begin(&run.Head); err != nil || !f.Items && !f.Fresh {
		return err
	}
	for i := range run.Items {
		if len(run.Items[i].Findings) == 0 && !f.Clear && !f.Whole || !f.Items && !phrase.New(&run.Items[i]) {
			continue
		}
		if err := o.writer.Item(&run.Items[i]); err != nil {
			return err
		}
	}
	return nil
}

// Commit ends every output with the run and lets the world see it: first the
// files and what is also to come to its place with them, all or none, then
// standard output. A run that was asked to end before that lets nothing be seen.
func (o *Outputs) Commit(ctx context.Context, run *report.Run, also ...*File) error {
	for i := range o.list {
		if err := o.list[i].writer.Close(run); err != nil {
			return err
		}
		if b := o.list[i].buffer; b != nil {
			if err := b.Flush(); err != nil {
				return err
			}
		}
	}
	files := also
	for i := range o.list {
		if f := o.list[i].file; f != nil {
			files = append(files, f)
		}
	}
	if err := commit(ctx, files); err != nil {
		return err
	}
	for i := range o.list {
		if h := o.list[i].held; h != nil {
			if err := h.CopyTo(o.list[i].stdout); err != nil {
				return cannotWrite("standard output", cause(err), stdoutHint(err))
			}
		}
	}
	return nil
}

// stdoutHint says what to do where standard output takes no more.
func stdoutHint(err error) string {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return "the reader of the output went away; the files that were asked for are written"
	}
	return "make room on the disk; the files that were asked for are written"
}

// Discard takes away everything that was not committed.
func (o *Outputs) Discard() {
	for i := range o.list {
		if f := o.list[i].file; f != nil {
			f.Discard()
		}
	}
	_ = o.scratch.Remove() // what cannot be removed lies in the system's folder for such files
}
