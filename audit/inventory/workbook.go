package inventory

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/charset"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// workbook opens the sheets that hold equipment, and sets the others aside.
func (t *opening) workbook(ctx context.Context, src *Source) error {
	at, file, err := src.readerAt()
	if err != nil {
		return err
	}
	defer file.Close()
	b, err := workbook.Open(src.name, at, src.size, t.o.book)
	if err != nil {
		return err
	}
	sum, err := src.sum()
	if err != nil {
		return err
	}
	if err := t.haveSheets(src, b.Sheets()); err != nil {
		return err
	}
	for i := range b.Sheets() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.sheet(src, b, &b.Sheets()[i], sum); err != nil {
			return err
		}
	}
	return nil
}

// haveSheets notes which of the sheets that the user wants are there.
func (t *opening) haveSheets(src *Source, all []workbook.Sheet) error {
	var names []string
	found := len(t.o.Sheets) == 0
	for i := range all {
		names = append(names, all[i].Name)
		if i := t.wanted(all[i].Name); i >= 0 {
			t.sheets[i], found = true, true
		}
	}
	if !found {
		return src.fault(gear.Usage, "there is no sheet "+quote(t.o.Sheets[0])+"; there are "+listed(names), cmp.Or(gear.DidYouMean(t.o.Sheets[0], names), "write one of them, as it is written in the workbook"))
	}
	return nil
}

// wanted returns which of the sheets that the user names this one is; negative
// for none.
func (t *opening) wanted(name string) int {
	return slices.IndexFunc(t.o.Sheets, func(s string) bool { return strings.EqualFold(s, name) })
}

// sheet opens one sheet, or sets it aside.
func (t *opening) sheet(src *Source, b *workbook.Book, sheet *workbook.Sheet, sum string) error {
	text, read, err := sheetText(src, b, sheet)
	if err != nil {
		return err
	}
	said, err := commentsOf(b, sheet, t.o.Names)
	if err != nil {
		return err
	}
	if t.setAside(src.name, sheet.Name+commentsSuffix) && said != nil {
		t.aside = append(t.aside, Aside{Name: src.name, Sheet: sheet.Name + commentsSuffix, Why: "set aside", By: ByUser, SHA256: sum, Vendors: t.o.Names.Vendors(said.all())})
		said = nil
	}
	asked := t.wanted(sheet.Name) >= 0
	aside := &Aside{Name: src.name, Sheet: sheet.Name, By: ByTool, SHA256: sum}
	begin, cut, err := text.unpacked(plainText)
	if err != nil { // it is empty
		if v := said.all(); !v.Empty() {
			aside.Why, aside.Vendors = "an empty sheet with comments", t.o.Names.Vendors(v)
			aside.Hidden = aside.Vendors
			t.aside = append(t.aside, *aside)
		}
		if asked {
			return src.fault(gear.Incomplete, "sheet "+quote(sheet.Name)+" is empty", "choose another one")
		}
		return nil
	}
	o := *t.o
	o.Map = t.mapOf(src.name, sheet.Name)
	f := &File{
		name: src.name, sheet: sheet.Name, dict: t.words.dict, origin: origin{source: src, sheet: text}, progress: o.Progress, chunk: o.chunk,
		encoding: charset.Workbook(), limits: o.Limits, totals: t.words.totals, units: t.words.units, ditto: t.words.ditto, names: o.Names, strict: o.Strict,
		records: read.Rows, notes: read.Notes, comments: said, sha256: sum,
	}
	f.mapping.Encoding = "xlsx"
	d := dialect{delimiter: workbook.UnitSeparator, newline: workbook.RecordSeparator, quote: workbook.NoQuote}
	begin = wholeLines(begin, cut, d.newline)
	s := newSample(begin, cut, d, &o)
	if f.origin.own = s.findOwn(o.Limits.Row); f.origin.own != nil {
		s = newSample(f.origin.own.outOf(begin), cut, d, &o)
	}
	switch {
	case t.setAside(src.name, sheet.Name), len(t.o.Sheets) > 0 && !asked:
		return t.byUser(aside, f, s)
	case asked:
		if err := f.understand(s, t.words, &o); err != nil {
			return withoutNoMaker(err)
		}
		f.keepSites(s.rows)
		return t.takeAll(f, s, &o)
	}
	return t.table(f, s, aside, &o)
}

// sheetText turns a sheet into a text, which lives as long as the source.
func sheetText(src *Source, b *workbook.Book, sheet *workbook.Sheet) (*Source, *workbook.Text, error) {
	var read *workbook.Text
	ragged, err := spooled(sheet.Name, func(out *bufio.Writer) (err error) {
		read, err = b.Read(sheet, out)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	defer ragged.Close()
	in, err := ragged.open()
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	text, err := spooled(sheet.Name, func(out *bufio.Writer) error { return b.Fill(sheet, read, in, out) })
	if err != nil {
		return nil, nil, err
	}
	src.sheets = append(src.sheets, text)
	return text, read, nil
}

// objects turns the objects of a text into a table.
func (t *opening) objects(from origin, o *Options) error {
	src, sum, wrapped, counter := from.source, "", false, &objects.Counter{}
	text, err := spooled(src.name, func(out *bufio.Writer) error {
		in, err := from.open(true, nil)
		if err != nil {
			return err
		}
		defer in.close()
		if wrapped, err = objects.Write(io.TeeReader(in, counter), out); err != nil {
			return err
		}
		sum, err = in.sum()
		return err
	})
	if err != nil {
		return &gear.Fault{Kind: gear.Incomplete, What: "the objects in it cannot be read", Place: gear.Place{File: src.name}, Err: err, Hint: "export them again as JSON, one array of objects or one object a line"}
	}
	src.sheets = append(src.sheets, text)
	begin, cut, err := text.unpacked(plainText)
	if err != nil {
		return src.fault(gear.Incomplete, "there is no object in it", "export the inventory again")
	}
	f := &File{
		name: src.name, dict: t.words.dict, origin: origin{source: src, sheet: text}, progress: o.Progress, chunk: o.chunk, noCache: o.NoCache, keyed: true,
		encoding: from.charset, limits: o.Limits, totals: t.words.totals, units: t.words.units, ditto: t.words.ditto, names: o.Names, strict: o.Strict,
		records: counter.Objects(wrapped), sha256: sum,
	}
	f.mapping.Encoding = "json"
	d := dialect{delimiter: workbook.UnitSeparator, newline: workbook.RecordSeparator, quote: workbook.NoQuote}
	s := newSample(wholeLines(begin, cut, d.newline), cut, d, o)
	for i := range s.rows { // the keys stand on no line, and the first object is number 1
		s.rows[i].line--
		s.rows[i].next--
	}
	aside := &Aside{Name: src.name, By: ByTool, SHA256: sum}
	if t.setAside(src.name, "") {
		return t.byUser(aside, f, s)
	}
	return t.table(f, s, aside, o)
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

// takeAll takes a table, those beside it in the same rows, and those below it.
func (t *opening) takeAll(f *File, s *sample, o *Options) error {
	if t.take(f); f.from == 0 && f.mapping.Line > 0 {
		t.fieldsAbove(f, s.rows)
	}
	for i := range f.groups {
		beside := f.another()
		beside.main, beside.group, beside.from = f, i+1, f.from
		if err := beside.understand(s, t.words, o); err != nil {
			return err
		}
		t.files = append(t.files, beside)
	}
	if f.below == 0 {
		return nil
	}
	below, rest := f.another(), s.after(f.below)
	below.from = s.rows[f.below-1].end
	if err := below.understand(rest, t.words, o); err != nil {
		return withoutNoMaker(err)
	}
	if f.origin.sheet != nil {
		line := int64(rest.rows[0].line)
		below.records, f.records = f.records-line+1, line-1
		if f.from > 0 {
			below.records, f.records = f.records-int64(len(s.rows[:f.below])), int64(len(s.rows[:f.below]))
		}
	}
	f.what = ""
	return t.takeAll(below, rest, o)
}
