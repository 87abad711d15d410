package audit

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Answer says who made what a single row would describe, given field by field,
// together with the sums of an inventory of that row alone. Of the request it
// heeds the decisions and the day. Errors are of type *gear.Fault.
func Answer(req Request, texts map[gear.Field]string) (*report.MakerRow, *report.Makers, error) {
	h, err := openCensus(&req)
	if err != nil {
		return nil, nil, err
	}
	it, err := h.itemOf(texts)
	if err != nil {
		return nil, nil, err
	}
	r := &registrar{hall: h, makers: h.makers.Session()}
	row := r.row(it)
	m := h.census([]*registrar{r})
	m.Rows, m.Judged, m.ExitCode = 1, 1, 0
	return &row, m, nil
}

// itemOf makes the item of a row that stands in no file.
func (h *hall) itemOf(texts map[gear.Field]string) (*gear.Item, error) {
	it := &gear.Item{Values: make([]*gear.Value, h.dict.Len())}
	for f := range gear.Field(h.dict.Len()) {
		text, asked := texts[f]
		if !asked {
			continue
		}
		v := &gear.Value{Text: text, State: gear.Present}
		var err error
		switch h.dict.Defs[f].Type {
		case gear.Hex:
			err = inventory.CheckMAC(text)
		case gear.Day:
			v.Date, err = gear.ParseDate(text)
		}
		if err != nil {
			return nil, &gear.Fault{Kind: gear.Usage, What: h.dict.Name(f), Err: err, Hint: "write a whole hardware address or its first six digits, or a day as 2020-11-17"}
		}
		it.Values[f] = v
	}
	return it, nil
}
