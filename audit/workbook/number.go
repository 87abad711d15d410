package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// numberFormat is how a style shows numbers, as far as it changes what they mean.
type numberFormat struct {
	day     bool   // a number is a day
	lead    string // a name that stands in front of the number; empty: none
	pattern string // of a code such as A-00042: digits at 0, # and ?, the rest as it is; empty: the number is a number
}

// builtInFormat returns the formats that every workbook has: those that show a day
// are told from the others.
func builtInFormat(id int) numberFormat {
	return numberFormat{day: id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id >= 57 && id <= 58}
}

// parseNumberFormat reads the code of a format.
func parseNumberFormat(code string) numberFormat {
	signs, literals := formatSigns(code)
	switch lower := strings.ToLower(signs); {
	case lower == "general" || lower == "standard" || signs == "@":
		return numberFormat{lead: nameIn(literals)}
	case isCode(signs, literals):
		return numberFormat{pattern: literals}
	default:
		day := strings.ContainsAny(lower, "yd") || strings.Contains(lower, "m") && !strings.ContainsAny(lower, "hs")
		return numberFormat{day: day && !strings.ContainsAny(lower, "#?"), lead: nameIn(literals)}
	}
}

// nameLetters in front of a number are no currency: they name something.
const nameLetters = 5

// nameIn returns the text in front of the digits of a pattern, if it is a name.
func nameIn(pattern string) string {
	var text []byte
	letters := 0
	for i := 0; i+1 < len(pattern) && pattern[i] == literal; i += 2 {
		c := pattern[i+1]
		text = append(text, c)
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 {
			letters++
		}
	}
	if letters < nameLetters {
		return ""
	}
	return string(text)
}

// literal marks, in the pattern of a format, that the next byte is text although it
// could be a sign.
const literal = 1

// formatSigns takes a format apart, as far as its first section: the signs without
// texts in quotes, escaped characters, colors and conditions in brackets and
// padding; and the pattern, in which texts stand where they are printed.
func formatSigns(code string) (signs, pattern string) {
	var s, p strings.Builder
	text := func(c byte) {
		p.WriteByte(literal)
		p.WriteByte(c)
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return s.String(), p.String()
		case '"', '[':
			end := byte('"')
			if c == '[' {
				end = ']'
			}
			j := strings.IndexByte(code[i+1:], end)
			if j < 0 {
				return s.String(), p.String()
			}
			in := code[i+1 : i+1+j]
			switch {
			case c == '"':
				for k := range len(in) {
					text(in[k])
				}
			case strings.Trim(in, "hmsHMS") == "": // hours beyond 24 and the like
				s.WriteString("s")
			case in[0] == '$' && in[1:2] != "-": // a currency
				s.WriteByte('$')
			}
			i += j + 1
		case '\\':
			if i++; i < len(code) {
				text(code[i])
			}
		case '_', '*':
			i++
		default:
			s.WriteByte(c)
			if c >= 0x80 || c == '-' || c == '/' || c == ' ' || c == '(' || c == ')' {
				text(c)
			} else {
				p.WriteByte(c)
			}
		}
	}
	return s.String(), p.String()
}

// isCode reports a format that shows a number as a code: with leading zeros, with
// signs among its digits, or behind letters and a sign that joins, as units and
// currencies are not written.
func isCode(signs, pattern string) bool {
	if strings.Trim(signs, "0#-/ ()") != "" || !strings.Contains(signs, "0") {
		return false
	}
	if strings.Contains(signs, "00") {
		return true
	}
	text, before, digits := "", "", 0
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == literal {
			i++
			text += pattern[i : i+1]
			continue
		}
		if digits++; digits == 1 {
			before = text
		} else if text != "" {
			return true
		}
		text = ""
	}
	return strings.ContainsFunc(before, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }) && strings.ContainsAny(before[len(before)-1:], "-/_#0123456789")
}

// code writes a whole number as its pattern shows it, from the last digit on; those
// that no sign is left for stand before the first.
func code(pattern, digits string) string {
	var backwards []byte
	signs := 0
	for i := range len(pattern) {
		if pattern[i] != literal && (i == 0 || pattern[i-1] != literal) {
			signs++
		}
	}
	for i := len(pattern) - 1; i >= 0; i-- {
		if i > 0 && pattern[i-1] == literal {
			backwards = append(backwards, pattern[i])
			i--
			continue
		}
		switch last := len(digits) - 1; {
		case last >= 0:
			backwards, digits = append(backwards, digits[last]), digits[:last]
		case pattern[i] == '0':
			backwards = append(backwards, '0')
		}
		if signs--; signs == 0 {
			for last := len(digits) - 1; last >= 0; last-- {
				backwards = append(backwards, digits[last])
			}
		}
	}
	slices.Reverse(backwards)
	return string(backwards)
}

const (
	lastDay    = 2958465 // 9999-12-31
	days1904   = 1462    // between the two ways of counting days
	unixOfZero = -25569  // 1899-12-30 as a day of Unix time
)

// shown returns a stored number as a person would type it: a day in ISO 8601, a
// code as the sheet shows it, any other number with the 15 digits that
// spreadsheets show.
func (l numberFormat) shown(stored string, from1904 bool) string {
	if l.lead != "" {
		return l.lead + numberFormat{}.shown(stored, from1904)
	}
	v, err := strconv.ParseFloat(stored, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return stored
	}
	if !l.day && strings.Trim(stored, "0123456789") == "" {
		if l.pattern != "" {
			return code(l.pattern, strings.TrimLeft(stored, "0"))
		}
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
	t := time.Unix(seconds+unixOfZero*86400, 0).UTC()
	if seconds%86400 == 0 {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04:05")
}
