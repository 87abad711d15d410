package gear_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestItem(t *testing.T) {
	values := make([]*gear.Value, gear.Known)
	columns := make([]int, gear.Known)
	values[gear.Manufacturer] = &gear.Value{Text: "Huawei", State: gear.Present}
	values[gear.Funding] = &gear.Value{}
	values[gear.AcquiredOn] = &gear.Value{Text: "soon", State: gear.Bad}
	values[gear.Quantity] = &gear.Value{Text: "4", State: gear.Present, Int: 4}
	columns[gear.Manufacturer] = 3
	it := &gear.Item{Place: gear.Place{File: "a.csv", Line: 7}, Values: values, Columns: columns}

	for field, want := range map[gear.Field]bool{
		gear.Manufacturer: true, gear.Funding: false, gear.AcquiredOn: false, gear.Model: false, gear.Known + 9: false,
	} {
		if got := it.Known(field); got != want {
			t.Errorf("field %d known: %v, want %v", field, got, want)
		}
	}
	if got := it.Text(gear.AcquiredOn); got != "soon" {
		t.Errorf("a cell that could not be read keeps its text, got %q", got)
	}
	if it.Units() != 4 || (&gear.Item{}).Units() != 1 {
		t.Error("the quantity is 4, and 1 where the file does not say")
	}
	for field, want := range map[gear.Field]string{gear.Manufacturer: "a.csv:7:3", gear.Model: "a.csv:7"} {
		if got := it.At(field).String(); got != want {
			t.Errorf("place of field %d: %s, want %s", field, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	for want, p := range map[string]gear.Place{
		"":                {},
		"a.csv":           {File: "a.csv", Column: 2},
		"b.xlsx!Q1!B4":    {File: "b.xlsx", Sheet: "Q1", Line: 4, Column: 2},
		"b.xlsx!Q1!AA4":   {File: "b.xlsx", Sheet: "Q1", Line: 4, Column: 27},
		"b.xlsx!Q1 row 4": {File: "b.xlsx", Sheet: "Q1", Line: 4},
		"b.xlsx!Q1":       {File: "b.xlsx", Sheet: "Q1"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestFault(t *testing.T) {
	f := &gear.Fault{Kind: gear.Incomplete, What: "the file cannot be read", Place: gear.Place{File: "a.csv"}, Err: fs.ErrNotExist}
	if got, want := f.Error(), "a.csv: the file cannot be read: file does not exist"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !errors.Is(f, fs.ErrNotExist) {
		t.Error("the cause is lost")
	}
}

func TestDictionary(t *testing.T) {
	d := gear.NewDictionary([]gear.FieldDef{{Name: "status", Type: gear.Closed, Values: []string{"active", "removed"}}, {Name: "notes"}})
	if f, ok := d.Field("notes"); !ok || d.Name(f) != "notes" || d.Len() != 2 {
		t.Error("a field is found by its name")
	}
	if _, ok := d.Field("Notes"); ok {
		t.Error("canonical names are exact")
	}
	for value, want := range map[string]uint16{"active": 1, "removed": 2, "Active": 0, "": 0} {
		if got := d.Code(0, value); got != want {
			t.Errorf("code of %q: %d, want %d", value, got, want)
		}
	}
}

func TestFoldHeading(t *testing.T) {
	for in, want := range map[string]string{"Asset Tag": "assettag", "S/N": "sn", "*Slot No.": "slotno", "MAC-Adresse": "macadresse", "制造商": "制造商"} {
		if got := gear.FoldHeading(in); got != want {
			t.Errorf("FoldHeading(%q) = %q, want %q", in, got, want)
		}
	}
}
