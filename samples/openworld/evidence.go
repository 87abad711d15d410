package main

import (
	"fmt"
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
