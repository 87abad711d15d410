package identify

import (
	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// One says who made what a single row would describe, given field by field,
// together with the sums of an inventory of that row alone. Of the options it
// heeds the decisions and the day. Errors are of type *gear.Fault.
func One(opts audit.Options, texts map[gear.Field]string) (*report.MakerRow, *report.Makers, error) {
	data, err := audit.LoadMakers(opts.DataOptions)
	if err != nil {
		return nil, nil, err
	}
	it, err := item(data.Dictionary(), texts)
	if err != nil {
		return nil, nil, err
	}
	w := &worker{data: data, makers: data.Makers().Session()}
	row := w.row(it)
	m := sum(data, []*worker{w})
	m.Rows, m.Judged = 1, 1
	return &row, m, nil
}

// item makes the item of a row that stands in no file.
func item(dict *gear.Dictionary, texts map[gear.Field]string) (*gear.Item, error) {
	it := &gear.Item{Values: make([]*gear.Value, dict.Len())}
	for f := range gear.Field(dict.Len()) {
		text, asked := texts[f]
		if !asked {
			continue
		}
		v := &gear.Value{Text: text, State: gear.Present}
		var err error
		switch dict.Defs[f].Type {
		case gear.Hex:
			err = gear.CheckMAC(text)
		case gear.Day:
			v.Date, err = gear.ParseDate(text)
		}
		if err != nil {
			return nil, &gear.Fault{Kind: gear.Usage, What: dict.Name(f), Err: err, Hint: "write a whole hardware address or its first six digits, or a day as 2020-11-17"}
		}
		it.Values[f] = v
	}
	return it, nil
}
