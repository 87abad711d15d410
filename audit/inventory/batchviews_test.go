package inventory

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// rowSeen is what the items of a batch say of a row.
type rowSeen struct {
	line  int
	texts []string // by field
	ids   []uint32
}

// A batch says of a row the same, whether it is asked column by column, row by row or
// for the bytes alone: numbers, addresses, sums and bytes go with the values of the
// items, and rows that are passed by are those that are not handed out.
func TestBatchViews(t *testing.T) {
	for _, theme := range []string{"dialects", "groups", "lines", "rejects", "values"} {
		in, err := txtar.ParseFile("testdata/readings/" + theme + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range in.Files {
			if !strings.HasSuffix(f.Name, ".csv") {
				continue
			}
			o := Options{KnowsMaker: knownMakers, Names: names(), NoCache: i%4 == 0, chunk: 64}
			tables, err := Open(context.Background(), []*input.Source{named(t, f.Name, f.Data)}, dictionary(), o)
			if err != nil {
				continue
			}
			for _, table := range tables.Files {
				viewed(t, f.Name, table)
			}
		}
	}
}

// viewed reads a table three times: row by row, column by column, and with every other
// row passed by.
func viewed(t *testing.T, name string, f *File) {
	fields := gear.Field(len(dictionary().Defs))
	seen := map[int]rowSeen{}
	byNumber := map[string]string{} // by field and number: the text
	whole, err := f.Scan(context.Background(), 1, func(_ int, b *Batch) func() error {
		for b.Next() {
			it := b.Item()
			r := rowSeen{line: it.Place.Line}
			for field := range fields {
				v := it.Value(field)
				text := ""
				if v != nil && (len(b.lent) == 0 || field != gear.Description && field != gear.Notes) {
					text = fmt.Sprint(v.State, v.Text, v.Code, v.Set, v.Date, v.Int)
				}
				id := it.ID(field)
				r.texts, r.ids = append(r.texts, text), append(r.ids, id)
				if id > gear.EmptyID {
					key := fmt.Sprint(field, " ", id)
					if before, met := byNumber[key]; met && before != text {
						t.Errorf("%s, line %d: number %d of field %d is %q and %q", name, r.line, id, field, before, text)
					}
					byNumber[key] = text
				}
			}
			seen[b.rows[b.Row()].Line] = r
			if !b.Holds(it.Place.Line, 0) || b.Holds(it.Place.Line+1000, 0) {
				t.Errorf("%s: the item of line %d stands elsewhere", name, it.Place.Line)
			}
		}
		return nil
	})
	if err != nil {
		return
	}
	sums := map[uint64]string{}
	passed := 0
	again, err := f.Scan(context.Background(), 1, func(_ int, b *Batch) func() error {
		addresses, makers := b.Addresses(), b.Numbers(gear.Manufacturer)
		for i := range b.Len() {
			line := b.rows[i].Line
			r, view := seen[line], b.View(i)
			for field := range fields {
				raw := b.Raw(i, field)
				v := view.Value(field)
				if raw != nil && (v == nil || v.Text != string(raw) && view.Text(field) != string(raw)) {
					t.Errorf("%s, line %d: the bytes of field %d are %q, its value is %+v", name, line, field, raw, v)
				}
				if n := b.Number(i, field); (n == gear.EmptyID) != (r.ids[field] == gear.EmptyID || v == nil) {
					t.Errorf("%s, line %d: field %d has number %d, and %d in the item", name, line, field, n, r.ids[field])
				}
			}
			if makers != nil && makers[i] > gear.EmptyID && makers[i] != b.Number(i, gear.Manufacturer) {
				t.Errorf("%s, line %d: the maker has the numbers %d and %d", name, line, makers[i], b.Number(i, gear.Manufacturer))
			}
			if addresses != nil {
				want, ok := gear.ParseMAC([]byte(strings.TrimSpace(view.Text(gear.MACAddress))))
				if ok && addresses[i] != want || !ok && addresses[i] != 0 {
					t.Errorf("%s, line %d: address %x, want %x", name, line, addresses[i], want)
				}
			}
			if c := f.column("model"); c != nil {
				cell, _ := b.cut.Cell(&b.rows[i], c.Cell)
				sum := b.Sum(i, gear.Model)
				if before, met := sums[sum]; met && before != string(cell) || sum == 0 {
					t.Errorf("%s, line %d: %q and %q have the sum %d", name, line, before, cell, sum)
				}
				sums[sum] = string(cell)
				if b.Sum(i) == sum && len(cell) > 0 || f.column("latitude") == nil && b.Sum(i, gear.Model, gear.Latitude) != sum {
					t.Errorf("%s, line %d: the sums of no field, of the model and of the model and nothing are not right", name, line)
				}
			}
			if line%2 == 0 {
				b.Pass(i)
				passed++
			}
		}
		for b.Next() {
			if b.rows[b.Row()].Line%2 == 0 {
				t.Errorf("%s: the row on line %d was passed by", name, b.rows[b.Row()].Line)
			}
		}
		return nil
	})
	if err != nil || again != whole {
		t.Errorf("%s: with %d rows passed by %+v, %v; want %+v", name, passed, again, err, whole)
	}
	if len(sums) > 0 && len(slices.Compact(valuesOf(sums))) != len(sums) {
		t.Errorf("%s: one cell has two sums", name)
	}
}

// valuesOf lists the values of a map, sorted.
func valuesOf(m map[uint64]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	slices.Sort(out)
	return out
}
