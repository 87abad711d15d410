package term

import (
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// progressAfter is how long a run may take before a bar appears.
const progressAfter = time.Second

// Progress draws a bar on standard error while a person is watching. It says
// nothing about the result, so that what it shows cannot depend on the clock.
type Progress struct {
	mu    sync.Mutex
	out   io.Writer // nil: nobody is watching
	start time.Time
	last  time.Time
	shown bool
}

// CheckProgress refuses a word of --progress that nobody knows.
func CheckProgress(when string) error {
	if !slices.Contains([]string{"auto", "always", "never"}, when) {
		return Usage(`--progress: "`+when+`" is not known`, "write auto, always or never")
	}
	return nil
}

// NewProgress decides by the flag (auto, always, never) whether to draw.
func NewProgress(w *Env, when string, quiet bool) *Progress {
	p := &Progress{start: time.Now()}
	if when == "always" || when == "auto" && w.ErrTerm && !quiet {
		p.out = w.Err
	}
	if when == "always" {
		p.start = p.start.Add(-progressAfter)
	}
	return p
}

// Update is told how many bytes of how many are read; total 0 is not known.
func (p *Progress) Update(done, total int64) {
	if p.out == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.start) < progressAfter || now.Sub(p.last) < progressAfter/10 {
		return
	}
	p.last, p.shown = now, true
	if total <= 0 {
		fmt.Fprintf(p.out, "\r%d MB read", done>>20)
		return
	}
	const width = 40
	filled := int(min(done, total) * width / total)
	fmt.Fprintf(p.out, "\r[%-*s] %3d%%  %d of %d MB", width, bar[:filled], min(done, total)*100/total, done>>20, total>>20)
}

const bar = "########################################"

// Clear takes the bar away before the report is printed.
func (p *Progress) Clear() {
	if p.out != nil && p.shown {
		fmt.Fprintf(p.out, "\r%-70s\r", "")
	}
}
