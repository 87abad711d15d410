package columns

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// byForm reads columns as the fields whose values have a form of their own, where
// no heading means these fields: of several the one that fills most rows.
func (c *columnMapper) byForm() {
	for _, f := range []struct {
		field gear.Field
		is    func(string) bool
	}{
		{gear.MACAddress, isAddress},
		{gear.SysObjectID, form.IsObjectID},
		{gear.SerialNumber, form.IsPONSerial},
		{gear.FCCID, form.IsFCCID},
	} {
		if c.taken[f.field] != nil {
			continue
		}
		best, filled := -1, 0
		for _, col := range c.ignored {
			x := c.look(col.Column - 1)
			if !col.unknown || c.words.besides(col.Heading) || !mostly(x.values, f.is) {
				continue
			}
			if n := FilledCells(x.all); n > filled {
				best, filled = col.Column-1, n
			}
		}
		if best >= 0 {
			c.takeByCells(f.field, best)
		}
	}
}

// hasFormOfItsOwn reports a value that is known by its form alone.
func hasFormOfItsOwn(value string) bool {
	return isAddress(value) || form.IsObjectID(value) || form.IsPONSerial(value) || form.IsFCCID(value)
}

// compare says what the cells of a column look like whose heading means no field,
// and the flag that reads them as that; nothing where another column has the field.
func (c *columnMapper) compare(col *IgnoredColumn) {
	values := c.look(col.Column - 1).values
	var f gear.Field
	switch {
	case !col.unknown || len(values) < fewestValues || col.Heading == "":
		return
	case c.taken[gear.Model] == nil && c.taken[gear.PartNumber] == nil && mostly(values, IsCode):
		f, col.Like = gear.Model, "models"
	case c.taken[gear.Quantity] == nil && countable(values):
		f, col.Like = gear.Quantity, "counts"
	default:
		return
	}
	col.Why += "; its cells look like " + col.Like
	col.Settle = "--map " + c.words.Dict.Name(f) + "=" + strconv.Quote(col.Heading)
}

// modelsByCells reads a column of codes as models, where no other column holds
// models and one of them may be of a designated maker: of several columns the one
// with most of these. Lists write models below Device, Label or nothing.
func (c *columnMapper) modelsByCells() {
	joined, _ := c.words.Dict.Field(values.MakeModel)
	if c.file.Names == nil || c.knows == nil || c.taken[gear.Model] != nil || c.taken[gear.PartNumber] != nil || c.taken[joined] != nil {
		return
	}
	best, most := -1, 0
	for _, col := range c.ignored {
		if c.words.besides(col.Heading) {
			continue
		}
		x := c.look(col.Column - 1)
		values := x.values
		families, codes := 0, 0
		if 10*FilledCells(x.all) < 6*len(x.all) { // some rows say something of their own there
			continue
		}
		for _, v := range values {
			if name, _ := c.beginning(v); !IsCode(v) || name != "" {
				continue
			}
			if codes++; c.file.Names.Model(v) {
				families++
			}
		}
		if 10*codes >= 6*len(values) && families > most {
			best, most = col.Column-1, families
		}
	}
	if best >= 0 {
		c.takeByCells(gear.Model, best)
	}
}

// pairsByCells reads columns of keys and values, as the tags of a monitoring
// system: each key that means maker, model or serial number as a heading would.
func (c *columnMapper) pairsByCells() {
	joined, _ := c.words.Dict.Field(values.MakeModel)
	if c.taken[joined] != nil {
		return
	}
	wanted := []gear.Field{gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.SerialNumber}
	for i := range c.file.Headings {
		if cl := c.holder(i); cl != nil && (cl.confidence == Declared || cl.field != gear.Description && cl.field != gear.Notes) {
			continue
		}
		keys := map[gear.Field]map[string]bool{}
		for _, v := range c.look(i).values {
			for _, p := range form.Pairs(v) {
				r := c.words.Read(p.Key)
				if len(r.All) == 0 || r.besides {
					continue
				}
				if f := r.All[0].field; keys[f] == nil {
					keys[f] = map[string]bool{strings.ToLower(p.Key): true}
				} else {
					keys[f][strings.ToLower(p.Key)] = true
				}
			}
		}
		if keys[gear.Manufacturer] == nil && keys[gear.Brand] == nil {
			continue
		}
		c.release(i)
		for _, f := range wanted {
			if keys[f] == nil || c.taken[f] != nil {
				continue
			}
			c.taken[f] = &assignment{candidate: candidate{f, byCells}, cell: i, confidence: Likely, part: values.PairPart, keys: keys[f]}
		}
	}
}
