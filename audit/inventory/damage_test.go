package inventory

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// sound is the text that the damage is done to: every row names itself in every
// cell, so that a cell which wandered to another row or column is seen.
func sound(delimiter string, newline string) (text string, rows [][]string) {
	rows = [][]string{{"Asset Tag", "Manufacturer", "Model", "Part Number", "Site Name", "Notes"}}
	for i := 1; i <= 12; i++ {
		r := []string{}
		for _, c := range []string{"tag", "maker", "model", "part", "site", "note"} {
			r = append(r, fmt.Sprintf("%s %d", c, i))
		}
		switch i {
		case 4:
			r[5] = "a " + delimiter + " b 4"
		case 7:
			r[5] = "two\nlines 7"
		case 9:
			r[4] = `the "ninth" site 9`
		}
		rows = append(rows, r)
	}
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r {
			if i > 0 {
				b.WriteString(delimiter)
			}
			if strings.ContainsAny(c, "\"\n"+delimiter) {
				c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
			}
			b.WriteString(c)
		}
		b.WriteString(newline)
	}
	return b.String(), rows
}

// damage is a text that was made worse.
type damage struct {
	name, text string
}

// damages does to a text what broken exports, editors and transfers do: at every
// row in turn, and at every so many bytes.
func damages(text, delimiter string, step int) []damage {
	lines := strings.SplitAfter(text, "\n")
	out := []damage{
		{"heading twice", lines[0] + text}, {"heading last", text + lines[0]}, {"no heading", strings.Join(lines[1:], "")},
		{"mark twice", "\ufeff\ufeff" + text}, {"all lines twice", strings.ReplaceAll(text, "\n", "\n\n")},
		{"carriage returns", strings.ReplaceAll(text, "\n", "\r\r\n")}, {"quotes lost", strings.ReplaceAll(text, `"`, "")},
		{"quotes single", strings.ReplaceAll(text, `"`, "'")}, {"quotes doubled", strings.ReplaceAll(text, `"`, `""`)},
		{"quotes curly", strings.ReplaceAll(text, `"`, "”")}, {"delimiters doubled", strings.ReplaceAll(text, delimiter, delimiter+delimiter)},
		{"blank before delimiter", strings.ReplaceAll(text, delimiter, " "+delimiter)}, {"one line", strings.ReplaceAll(text, "\n", " ")},
		{"two tables", text + "\n" + text}, {"latin bytes", strings.ReplaceAll(text, "site 9", "site\xe9 9")},
	}
	for i := 0; i <= len(text); i += step {
		out = append(out, damage{fmt.Sprintf("cut at %d", i), text[:i]}, damage{fmt.Sprintf("beginning lost to %d", i), text[i:]})
	}
	for n, line := range lines {
		change := func(name, to string) {
			changed := slices.Clone(lines)
			changed[n] = to
			out = append(out, damage{fmt.Sprintf("line %d: %s", n+1, name), strings.Join(changed, "")})
		}
		body := strings.TrimRight(line, "\r\n")
		end := line[len(body):]
		change("a cell more", body+delimiter+"--"+end)
		change("an empty cell more", body+delimiter+end)
		change("its end joined", body)
		change("twice", line+line)
		change("gone", "")
		change("a mark in it", "\ufeff"+line)
		change("a mark behind it", body+"\ufeff"+end)
		change("its end a carriage return", body+"\r")
		if n == 0 || strings.Count(lines[n-1], `"`)%2 == 0 { // else it would stand inside a cell
			change("a sum", "Total"+strings.Repeat(delimiter, strings.Count(body, delimiter))+end+line)
		}
		change("a huge cell", body+strings.Repeat("x", 70_000)+end)
		for _, other := range []string{";", "\t", "|", ","} {
			if other != delimiter {
				change("delimiter "+other, strings.ReplaceAll(line, delimiter, other))
			}
		}
		for i := 0; i <= len(body); i += step {
			for _, in := range []string{`"`, `""`, "\x00", "\xff", "\n", "\r", delimiter, `\"`, `"` + delimiter, delimiter + `"`, "\u200b"} {
				change(fmt.Sprintf("%q at %d", in, i), body[:i]+in+body[i:]+end)
			}
		}
	}
	return out
}

// letters are what no damage takes from a cell.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'z' && r != '\\' {
			return r
		}
		return -1
	}, s)
}

// wandered says why an item does not hold the cells of one row, empty where it
// does. A line end that came into the first or last cell of a row leaves a part
// of it: that is told by the reject of the other part.
func wandered(texts map[string]string, rows [][]string, torn bool) string {
	names := []string{"asset_tag", "manufacturer", "model", "part_number", "site_name", "notes"}
	best := ""
	for _, row := range rows[1:] {
		why := ""
		for i, name := range names {
			text, ok := texts[name]
			got, want := letters(text), letters(row[i])
			switch {
			case !ok || got == want:
			case torn && (i == 0 || i == len(names)-1) && strings.Contains(want, got):
			default:
				why = fmt.Sprintf("%s is %q, in its row it is %q", name, text, row[i])
			}
		}
		if why == "" {
			return ""
		}
		best = why
	}
	return best
}

// Whatever is done to a text, no row is silently wrong: the rows that are judged
// hold the cells of one and the same row, each in its column, and all others are
// rejected, or the text is refused, with a reason. With GEARAUDIT_DAMAGE=all the
// damage is done at every byte.
func TestDamage(t *testing.T) {
	step := 29
	if os.Getenv("GEARAUDIT_DAMAGE") == "all" {
		step = 1
	}
	for _, d := range []string{",", ";"} {
		for _, newline := range []string{"\n", "\r\n"} {
			text, rows := sound(d, newline)
			all := damages(text, d, step)
			var judged, rejected, refused int
			for _, dm := range all {
				tables, err := tryText(t, dm.text, Options{})
				if err != nil {
					Refusal(t, err)
					refused++
					continue
				}
				got := &tables[0]
				dm.check(t, got, rows)
				judged += len(got.items)
				rejected += len(got.rejects)
			}
			t.Logf("%q %q: %d damaged texts, %d refused; %d rows judged, %d rejected", d, newline, len(all), refused, judged, rejected)
		}
	}
}

func (d *damage) check(t *testing.T, got *scanned, rows [][]string) {
	t.Helper()
	balanced(t, got)
	inPlace(t, got)
	torn := len(got.rejects) > 0 || strings.HasPrefix(d.name, "cut at")
	for i, texts := range got.texts {
		if why := wandered(texts, rows, torn); why != "" {
			t.Errorf("%s: line %d is judged as %q: %s", d.name, got.lines[i], got.items[i], why)
		}
	}
	for _, s := range got.skips {
		if s.Code != RepeatedHeading && s.Code != TotalsRow && s.Code != Preamble {
			t.Errorf("%s: skipped: %+v", d.name, s)
		}
	}
}
