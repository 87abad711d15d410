package inventory

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// numberFormat is how a style shows numbers, as far as it changes what they mean.
type numberFormat struct {
	day   bool // a number is a day
	width int  // digits with leading zeros; 0: as they come
}

type xmlStyles struct {
	Formats []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

// styles reads how each style of cells shows numbers.
func (b *book) styles(name string) ([]numberFormat, error) {
	r, err := b.open(name)
	if err != nil || r == nil {
		return nil, err
	}
	defer r.Close()
	var x xmlStyles
	if err := xml.NewDecoder(r).Decode(&x); err != nil {
		return nil, b.damaged(name, err)
	}
	codes := map[int]string{}
	for _, f := range x.Formats {
		codes[f.ID] = f.Code
	}
	out := make([]numberFormat, len(x.Cells))
	for i, c := range x.Cells {
		if code, own := codes[c.Format]; own {
			out[i] = parseNumberFormat(code)
		} else {
			out[i] = numberFormat{day: builtInDay(c.Format)}
		}
	}
	return out, nil
}

// builtInDay reports the formats that every workbook has and that show a day.
func builtInDay(id int) bool {
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id >= 57 && id <= 58
}

// parseNumberFormat reads the code of a format.
func parseNumberFormat(code string) numberFormat {
	code, _, _ = strings.Cut(bare(code), ";")
	if n := len(code); n > 1 && strings.Trim(code, "0") == "" {
		return numberFormat{width: n}
	}
	lower := strings.ToLower(code)
	if lower == "general" || lower == "standard" {
		return numberFormat{}
	}
	day := strings.ContainsAny(lower, "yd") || strings.Contains(lower, "m") && !strings.ContainsAny(lower, "hs")
	return numberFormat{day: day && !strings.ContainsAny(lower, "#?")}
}

// bare takes away what a format prints as it stands: texts in quotes, colours
// and conditions in brackets, escaped and padding characters.
func bare(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '[':
			end := byte('"')
			if c == '[' {
				end = ']'
			}
			j := strings.IndexByte(code[i+1:], end)
			if j < 0 {
				return out.String()
			}
			if in := code[i+1 : i+1+j]; c == '[' && strings.Trim(in, "hmsHMS") == "" { // hours beyond 24 and the like
				out.WriteString("s")
			}
			i += j + 1
		case '\\', '_', '*':
			i++
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

const (
	lastDay  = 2958465 // 9999-12-31
	days1904 = 1462    // between the two ways of counting days
)

// shown returns a stored number as a person would type it: a day in ISO 8601,
// any other number with the 15 digits that spreadsheets show.
func (l numberFormat) shown(stored string, from1904 bool) string {
	plain := allDigits(stored)
	if !l.day && plain {
		return strings.Repeat("0", max(0, l.width-len(stored))) + stored
	}
	v, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return stored
	}
	if from1904 && l.day {
		v += days1904
	}
	if l.day && v >= 61 && v < lastDay+1 {
		return dayText(v)
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// dayText writes a day that is counted from 1899-12-30, and the time of day.
func dayText(v float64) string {
	seconds := int64(math.Round(v * 86400))
	t := time.Unix(seconds+serialEpoch*86400, 0).UTC()
	if seconds%86400 == 0 {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04:05")
}
