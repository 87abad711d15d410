package inventory

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// openWorkbook opens the sheet that was asked for, else every sheet in which a
// column can name a maker.
//
// Workbooks are read here, cell by cell, and not by a library: what tells a day
// from a number is the style of its cell, which readers that stream do not hand
// on, and all limits must be counted while reading.
func openWorkbook(ctx context.Context, src *Source, words *lexicon, o *Options) ([]*File, error) {
	b, err := openBook(src, o.book)
	if err != nil {
		return nil, err
	}
	defer b.close()
	all, err := b.workbookParts()
	if err != nil {
		return nil, err
	}
	sum, err := src.sum()
	if err != nil {
		return nil, err
	}
	var out []*File
	var others []Other
	for _, ref := range all.sheets {
		if o.Sheet != "" && !strings.EqualFold(o.Sheet, ref.name) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f, err := b.sheet(all, ref, words, o)
		if err != nil {
			return nil, err
		}
		if f == nil {
			other := Other{Sheet: ref.name}
			if text := src.sheets[len(src.sheets)-1]; text.name == ref.name {
				if other.Vendors, err = text.vendors(o.Names); err != nil {
					return nil, err
				}
			}
			others = append(others, other)
			continue
		}
		f.sha256 = sum
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, b.noSheet(all, o)
	}
	for _, f := range out {
		f.mapping.Others = others
	}
	return out, nil
}

// vendors returns the designated makers that the bytes of a sheet's text name.
func (s *Source) vendors(names *maker.Names) ([]string, error) {
	if names == nil {
		return nil, nil
	}
	in, err := s.open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var found maker.VendorSet
	for r := bufio.NewReader(in); ; {
		record, err := r.ReadBytes(recordSeparator)
		found = found.Or(names.Find(record))
		if errors.Is(err, io.EOF) {
			return names.Vendors(found), nil
		}
		if err != nil {
			return nil, unreadable(s.name, err)
		}
	}
}

// noSheet says why no sheet was opened.
func (b *book) noSheet(all *workbookParts, o *Options) error {
	var names []string
	for _, s := range all.sheets {
		names = append(names, s.name)
	}
	if o.Sheet != "" {
		return b.src.fault(gear.Usage, "there is no sheet "+quote(o.Sheet)+"; there are "+listed(names), "write one of them, as it is written in the workbook")
	}
	return b.src.fault(gear.Incomplete, "no sheet has a column that can name a maker; there are "+listed(names),
		"choose one with --sheet, and say which column names the maker: --map manufacturer=HEADING")
}

// sheet opens one sheet; nil for one that no column can name a maker in, unless
// it was asked for.
func (b *book) sheet(all *workbookParts, ref sheetRef, words *lexicon, o *Options) (*File, error) {
	text, records, err := b.sheetText(all, ref, o)
	if err != nil {
		return nil, err
	}
	begin, cut, err := text.unpacked(plainText)
	if err != nil {
		if o.Sheet == "" {
			return nil, nil // it is empty
		}
		return nil, b.src.fault(gear.Incomplete, "sheet "+quote(ref.name)+" is empty", "choose another one")
	}
	f := &File{
		name: b.src.name, sheet: ref.name, dict: words.dict, origin: origin{source: b.src, sheet: text}, progress: o.Progress, chunk: o.chunk,
		encoding: charset{name: "xlsx", how: byMark}, limits: o.Limits, totals: words.totals, units: words.units, names: o.Names, strict: o.Strict, records: records,
	}
	f.mapping.Encoding = "xlsx"
	d := dialect{delimiter: unitSeparator, newline: recordSeparator, quote: noQuote}
	s := newSample(wholeLines(begin, cut, d.newline), cut, d, o)
	if at, _ := s.heading(words, o); o.Sheet == "" && (at < 0 || !s.hasRows(at)) {
		return nil, nil
	}
	return f, f.understand(s, words, o)
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
