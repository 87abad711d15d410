package workbook

import (
	"encoding/xml"
)

// style is what a style of cells says, as far as it changes what they mean.
type style struct {
	number numberFormat
	struck bool // struck through
}

type xmlStyles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Fonts []struct {
		Strike *struct {
			Value string `xml:"val,attr"`
		} `xml:"strike"`
	} `xml:"fonts>font"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
		Font   int `xml:"fontId,attr"`
	} `xml:"cellXfs>xf"`
}

// readStyles reads how each style of cells shows what they hold.
func (b *Book) readStyles(name string) error {
	r, err := b.open(name)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	var x xmlStyles
	if err := xml.NewDecoder(r).Decode(&x); err != nil {
		return b.damaged(name, err)
	}
	codes := map[int]numberFormat{}
	for _, f := range x.Formats {
		codes[f.ID] = parseNumberFormat(f.Code)
	}
	for _, c := range x.Cells {
		s := style{number: builtInFormat(c.Format)}
		if own, ok := codes[c.Format]; ok {
			s.number = own
		}
		if c.Font >= 0 && c.Font < len(x.Fonts) {
			strike := x.Fonts[c.Font].Strike
			s.struck = strike != nil && (strike.Value == "" || truth(strike.Value))
		}
		b.styles = append(b.styles, s)
	}
	return nil
}
