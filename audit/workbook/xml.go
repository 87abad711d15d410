package workbook

import (
	"encoding/xml"
	"strings"
)

// attr returns an attribute without a prefix, empty where there is none.
func attr(t *xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// has reports whether an element has an attribute.
func has(t *xml.StartElement, name string) bool {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return true
		}
	}
	return false
}

// truth reads an attribute that is on or off.
func truth(s string) bool { return s == "1" || s == "true" || s == "on" }

// richText reads the text of an element up to its end, without the aids to
// pronunciation that Japanese sheets carry.
func richText(d *xml.Decoder, element string) (sharedText, error) {
	var text strings.Builder
	inText, aside := false, 0
	struck, plain := false, false // the present run; a run that is not
	for {
		t, err := d.RawToken()
		if err != nil {
			return sharedText{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			switch t.Name.Local {
			case "c", "row":
				return sharedText{}, errUnended
			case "rPh":
				aside++
			case "r":
				struck = false
			case "strike":
				struck = !has(&t, "val") || truth(attr(&t, "val"))
			}
		case xml.EndElement:
			inText = false
			if t.Name.Local == "rPh" {
				aside--
			}
			if t.Name.Local == element {
				return sharedText{unescaped(text.String()), !plain && text.Len() > 0}, nil
			}
		case xml.CharData:
			if inText && aside == 0 {
				text.Write(t)
				plain = plain || !struck
			}
		}
	}
}

// unescaped resolves the _x000D_ that stand for characters which XML does not
// have.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if r, ok := escapedRune(s[i:]); ok {
			out.WriteRune(r)
			i += 6
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func escapedRune(s string) (rune, bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range s[2:6] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | (c - '0')
		case c >= 'A' && c <= 'F', c >= 'a' && c <= 'f':
			r = r<<4 | (c&^0x20 - 'A' + 10)
		default:
			return 0, false
		}
	}
	return r, true
}
