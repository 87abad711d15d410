package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// betray takes the name out of the target's row and leaves one clue, of strong
// evidence, by which somebody who knows the trade sees who made it.
func (f *file) betray() {
	d := pick(f.rng, f.from.strong)
	f.item = &d
	r := f.target()
	r.cells["maker"], r.cells["model"], r.cells["descr"], r.cells["mac"] = "", "unit "+fmt.Sprint(1+f.rng.IntN(40)), "", ""
	clues := []string{"model", "model", "name and model in the description", "description"}
	for _, kind := range []string{"mac", "oid", "descr"} {
		if len(f.from.keys[kind+"/"+d.vendor]) > 0 {
			clues = append(clues, kind)
		}
	}
	if len(f.from.keys["item/"+d.vendor]) > 0 {
		clues = append(clues, "serial")
	}
	f.leave(r, pick(f.rng, clues))
}

// leave puts the clue into the row.
func (f *file) leave(r *row, clue string) {
	f.clue = clue
	d := *f.item
	t := f.main()
	switch clue {
	case "model":
		r.cells["model"] = d.model
	case "name and model in the description":
		r.cells["descr"] = d.maker + " " + d.model
		t.add("descr", "Description")
	case "description":
		r.cells["descr"] = d.maker + " " + d.what
		t.add("descr", "Description")
	case "mac":
		r.cells["mac"] = f.mac(pick(f.rng, f.from.keys["mac/"+d.vendor]))
		t.add("mac", "MAC Address")
	case "oid":
		r.cells["oid"] = pick(f.rng, f.from.keys["oid/"+d.vendor])
		t.add("oid", "sysObjectID")
	case "descr":
		r.cells["descr"] = pick(f.rng, f.from.keys["descr/"+d.vendor])
		t.add("descr", "sysDescr")
	case "serial":
		r.cells["serial"] = f.huaweiSerial()
	}
}

// huaweiSerial is a number of 20 characters after the maker's published grammar:
// 21, the item's code, the factory, year, month and a count.
func (f *file) huaweiSerial() string {
	return "21" + pick(f.rng, f.from.keys["item/huawei"]) + "10" + string("JKLMN"[f.rng.IntN(5)]) + string("123456789ABC"[f.rng.IntN(12)]) + fmt.Sprintf("%06d", f.rng.IntN(1e6))
}

// named leaves the name as the only clue: the model says nothing.
func (f *file) named() string {
	r := f.target()
	f.clue = "name"
	r.cells["model"], r.cells["descr"], r.cells["mac"] = "unit "+fmt.Sprint(1+f.rng.IntN(40)), "", ""
	return f.item.maker
}

// bare leaves no clue at all: nobody can say who made it, so it cannot be clean.
func (f *file) bare() {
	f.named()
	f.clue = "nothing: nobody can say who made it"
}

// fill puts a designated maker's name, of any, into a phrase.
func (f *file) fill(list string) string {
	phrase := f.word(list)
	if !strings.Contains(phrase, "%s") {
		return phrase
	}
	return fmt.Sprintf(phrase, pick(f.rng, f.from.designated).maker)
}

// respell leaves the name as the only clue, spelled by how.
func respell(how func(*rand.Rand, string) string) func(*file) {
	return func(f *file) {
		f.named()
		f.target().cells["maker"] = how(f.rng, f.item.maker)
	}
}

func replaceName(phrase, name string) string { return strings.ReplaceAll(phrase, "%s", name) }

func fullWidth(_ *rand.Rand, s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

// lookAlike writes one letter, or all that can be, in a script that looks alike.
func lookAlike(rng *rand.Rand, s string) string {
	table := map[rune]rune{'a': 'а', 'e': 'е', 'i': 'і', 'o': 'о', 'H': 'Н', 'T': 'Т', 'E': 'Е', 'Z': 'Ζ', 'y': 'у', 'k': 'κ', 'D': 'Ꭰ'}
	one := rng.IntN(2) == 0
	done := false
	return strings.Map(func(r rune) rune {
		if to, ok := table[r]; ok && !(one && done) {
			done = true
			return to
		}
		return r
	}, s)
}

func invisible(rng *rand.Rand, s string) string {
	mark := pick(rng, []string{"\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060", "\u00a0", "\u034f", "\u202e"})
	return s[:1] + mark + s[1:]
}

func escaped(rng *rand.Rand, s string) string {
	switch rng.IntN(4) {
	case 0:
		return fmt.Sprintf("&#%d;%s", s[0], s[1:])
	case 1:
		return fmt.Sprintf("%%%02X%s", s[0], s[1:])
	case 2:
		return fmt.Sprintf("\\u%04x%s", s[0], s[1:])
	default:
		return s[:1] + "&shy;" + s[1:]
	}
}

// slip makes one slip of the keyboard: two letters swapped, one lost or doubled.
func slip(rng *rand.Rand, s string) string {
	if len(s) < 5 {
		return s[:1] + " " + s[1:2] + " " + s[2:]
	}
	i := 2 + rng.IntN(len(s)-4)
	switch rng.IntN(3) {
	case 0:
		if s[i] == s[i+1] {
			return s[:i] + s[i+1:]
		}
		return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
	case 1:
		return s[:i] + s[i+1:]
	default:
		return s[:i] + s[i:i+1] + s[i:]
	}
}

// nativeName makes the item one that has a name in another script, and gives it.
func nativeName(f *file) string {
	script := pick(f.rng, []string{"native", "native", "arabic", "korean", "japanese", "russian", "greek"})
	for {
		d := pick(f.rng, f.from.designated)
		if names := f.from.keys[script+"/"+d.vendor]; len(names) > 0 {
			f.item = &d
			return pick(f.rng, names)
		}
	}
}

// dittoMark stands the item under a removed one of its maker.
func dittoMark(f *file) {
	f.named()
	f.clue = "the maker above"
	t := f.main()
	for i, r := range t.rows {
		if !r.target {
			continue
		}
		above := t.rows[i-1]
		above.cells["maker"], above.cells["status"], above.cells["model"] = f.item.maker, "removed", "unit 1"
		r.cells["maker"] = f.word("ditto")
	}
}

// phrase writes the maker's cell as a phrase with the name in it.
func phrase(list string) func(*file) {
	return func(f *file) {
		f.named()
		p := f.word(list)
		f.target().cells["maker"] = replaceName(p, f.item.maker)
	}
}
