package catalog

import (
	"bytes"
	"embed"
	"fmt"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

//go:embed pack/*.csv
var pack embed.FS

// ReadPack reads one of the built-in files.
func ReadPack[T any](name string) (*Table[T], error) {
	src, err := pack.ReadFile("pack/" + name)
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Internal, What: "the built-in " + name + " is missing", Err: err}
	}
	return ReadTable[T]("audit/cost/catalog/pack/"+name, bytes.NewReader(src))
}

// Words of Entry.Basis.
const (
	Secondary  = "secondary"  // the number stands in the source
	Derived    = "derived"    // arithmetic on numbers that stand in the source
	Unverified = "unverified" // nobody said so: shown, never priced with
	Assumption = "assumption" // a decision of the method
	Quoted     = "quoted"     // the user's price book
	Recorded   = "recorded"   // what the inventory says that the covered gear cost
)

// Entry is one line of the catalog: a published price.
type Entry struct {
	ID       string // such as RAN-002
	Layer    string // ran, fixed, transport, core, site, labour, benchmark or placeholder
	Item     string
	Unit     string
	Low      gear.Amount // per unit, P10
	High     gear.Amount // per unit, P90; equal to Low where there is one number only
	Year     int         // of the source, 0 when it does not say
	Currency string
	Basis    string
	Source   string
}

type entryRow struct {
	ID       Cell `csv:"id"`
	Layer    Cell `csv:"layer"`
	Item     Cell `csv:"item"`
	Unit     Cell `csv:"unit"`
	Low      Cell `csv:"low"`
	High     Cell `csv:"high"`
	Year     Cell `csv:"year"`
	Currency Cell `csv:"currency"`
	Basis    Cell `csv:"basis"`
	Source   Cell `csv:"source"`
}

func readEntries() ([]Entry, map[string]*Entry, error) {
	t, err := ReadPack[entryRow]("catalog.csv")
	if err != nil {
		return nil, nil, err
	}
	list, byID := make([]Entry, len(t.Rows)), make(map[string]*Entry, len(t.Rows))
	for i := range t.Rows {
		if err := list[i].read(t, i); err != nil {
			return nil, nil, err
		}
		if byID[list[i].ID] != nil {
			return nil, nil, t.Fault(i, "id", fmt.Sprintf("the id %s stands twice", list[i].ID), "")
		}
		byID[list[i].ID] = &list[i]
	}
	return list, byID, nil
}

func (e *Entry) read(t *Table[entryRow], i int) error {
	r := &t.Rows[i]
	*e = Entry{
		ID: string(r.ID), Layer: string(r.Layer), Item: string(r.Item), Unit: string(r.Unit),
		Currency: string(r.Currency), Basis: string(r.Basis), Source: string(r.Source),
	}
	var ok bool
	if e.Low, ok = gear.ParseAmount(string(r.Low)); !ok || e.Low == 0 {
		return t.Fault(i, "low", fmt.Sprintf("%q is not a price", r.Low), "")
	}
	if e.High, ok = gear.ParseAmount(string(r.High)); !ok || e.High < e.Low {
		return t.Fault(i, "high", fmt.Sprintf("%q is not a price, or lower than the low one", r.High), "")
	}
	if r.Year != "" {
		var err error
		if e.Year, err = strconv.Atoi(string(r.Year)); err != nil {
			return t.Fault(i, "year", fmt.Sprintf("%q is not a year", r.Year), "")
		}
	}
	if e.Currency != "USD" || e.Source == "" {
		return t.Fault(i, "currency", "a catalog line is in USD and names its source", "")
	}
	return nil
}
