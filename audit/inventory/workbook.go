package inventory

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// workbook opens the sheets that hold equipment, and sets the others aside.
//
// Workbooks are read here, cell by cell, and not by a library: what tells a day
// from a number is the style of its cell, which readers that stream do not hand
// on, and all limits must be counted while reading.
func (t *opening) workbook(ctx context.Context, src *Source) error {
	b, err := openBook(src, t.o.book)
	if err != nil {
		return err
	}
	defer b.close()
	all, err := b.workbookParts()
	if err != nil {
		return err
	}
	sum, err := src.sum()
	if err != nil {
		return err
	}
	if err := t.haveSheets(src, all); err != nil {
		return err
	}
	for _, ref := range all.sheets {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.sheet(b, all, ref, sum); err != nil {
			return err
		}
	}
	return nil
}

// haveSheets notes which of the sheets that the user wants are there.
func (t *opening) haveSheets(src *Source, all *workbookParts) error {
	var names []string
	found := len(t.o.Sheets) == 0
	for _, ref := range all.sheets {
		names = append(names, ref.name)
		if i := t.wanted(ref.name); i >= 0 {
			t.sheets[i], found = true, true
		}
	}
	if !found {
		return src.fault(gear.Usage, "there is no sheet "+quote(t.o.Sheets[0])+"; there are "+listed(names), "write one of them, as it is written in the workbook")
	}
	return nil
}

// wanted returns which of the sheets that the user names this one is; negative
// for none.
func (t *opening) wanted(name string) int {
	return slices.IndexFunc(t.o.Sheets, func(s string) bool { return strings.EqualFold(s, name) })
}

// sheet opens one sheet, or sets it aside.
func (t *opening) sheet(b *book, all *workbookParts, ref sheetRef, sum string) error {
	text, records, err := b.sheetText(all, ref, t.o)
	if err != nil {
		return err
	}
	asked := t.wanted(ref.name) >= 0
	aside := &Aside{Name: b.src.name, Sheet: ref.name, By: ByTool, SHA256: sum}
	begin, cut, err := text.unpacked(plainText)
	if err != nil { // it is empty
		if asked {
			return b.src.fault(gear.Incomplete, "sheet "+quote(ref.name)+" is empty", "choose another one")
		}
		return nil
	}
	o := *t.o
	o.Map = t.mapOf(b.src.name, ref.name)
	f := &File{
		name: b.src.name, sheet: ref.name, dict: t.words.dict, origin: origin{source: b.src, sheet: text}, progress: o.Progress, chunk: o.chunk,
		encoding: charset{name: "xlsx", how: byMark}, limits: o.Limits, totals: t.words.totals, units: t.words.units, names: o.Names, strict: o.Strict, records: records, sha256: sum,
	}
	f.mapping.Encoding = "xlsx"
	d := dialect{delimiter: unitSeparator, newline: recordSeparator, quote: noQuote}
	s := newSample(wholeLines(begin, cut, d.newline), cut, d, &o)
	switch {
	case t.setAside(b.src.name, ref.name), len(t.o.Sheets) > 0 && !asked:
		return t.byUser(aside, f, s)
	case asked:
		if err := f.understand(s, t.words, &o); err != nil {
			return withoutNoMaker(err)
		}
		t.take(f)
		return nil
	}
	return t.table(f, s, aside, &o)
}

// sheetText turns a sheet into a text, and counts the rows of its part.
func (b *book) sheetText(all *workbookParts, ref sheetRef, o *Options) (*Source, int64, error) {
	s := &sheetReader{book: b, workbookParts: all, ref: ref, limits: &o.Limits}
	ragged, err := spooled(ref.name, s.text)
	if err != nil {
		return nil, 0, err
	}
	defer ragged.Close()
	in, err := ragged.open()
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	f := &mergedFiller{width: s.width, merge: map[int][]merged{}, left: b.limits.unpacked}
	for _, m := range s.merge {
		f.merge[m.first] = append(f.merge[m.first], m)
	}
	text, err := spooled(ref.name, func(out *bufio.Writer) error { return f.fill(in, out) })
	if err != nil {
		return nil, 0, b.damaged(ref.part, err)
	}
	b.src.sheets = append(b.src.sheets, text)
	return text, s.counter.rows, nil
}

// spooled keeps what write writes, in memory or in a file without a name.
func spooled(name string, write func(*bufio.Writer) error) (*Source, error) {
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		out := bufio.NewWriterSize(w, 64<<10)
		err := write(out)
		if err == nil {
			err = out.Flush()
		}
		done <- err
		w.CloseWithError(err)
	}()
	src, err := FromReader(name, r)
	r.CloseWithError(err)
	if cause := <-done; cause != nil && err != nil {
		return nil, cause
	}
	return src, err
}

// sum returns the SHA-256 of the source as it is stored.
func (s *Source) sum() (string, error) {
	in, err := s.open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return "", unreadable(s.name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
