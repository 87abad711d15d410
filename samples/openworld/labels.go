package main

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

//go:embed data
var data embed.FS

// device is a product: vendor is the id of its designated maker, blank for
// any other's.
type device struct {
	vendor, maker, model, what string
	strong                     bool // its model alone says who made it
}

// labels are the names, products, keys and words that inventories are made of.
type labels struct {
	designated, strong, others []device
	keys                       map[string][]string // by kind and vendor, as in "mac/zte"
	words                      map[string][]string
	names                      map[string][]string // spellings by vendor
	companies                  []string            // names that are no designated maker's, of the flag
	typed                      []device            // device types of makers that are not designated, of the flag
}

// readLabels reads the embedded data and the label files of the flags.
func readLabels(o options) (*labels, error) {
	l := &labels{keys: map[string][]string{}, words: map[string][]string{}, names: map[string][]string{}}
	for _, t := range []struct {
		name string
		add  func(map[string]string)
	}{{"gear.csv", l.addGear}, {"keys.csv", l.addKey}, {"words.csv", l.addWord}} {
		f, err := data.Open("data/" + t.name)
		if err != nil {
			return nil, err
		}
		if err := eachRecord(f, t.name, t.add); err != nil {
			return nil, err
		}
	}
	for _, t := range []struct {
		path string
		add  func(map[string]string)
	}{{o.names, l.addName}, {o.devices, l.addDevice}, {o.types, l.addType}} {
		if t.path == "" {
			continue
		}
		f, err := os.Open(t.path)
		if err != nil {
			return nil, err
		}
		if err := eachRecord(f, t.path, t.add); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// eachRecord calls add for every record under the headings of a CSV file.
func eachRecord(f fs.File, name string, add func(map[string]string)) error {
	defer f.Close()
	r := csv.NewReader(f)
	head, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		record := map[string]string{}
		for i, h := range head {
			record[h] = cells[i]
		}
		add(record)
	}
}

func (l *labels) addGear(r map[string]string) {
	d := device{r["vendor"], r["maker"], r["model"], r["what"], r["family"] == "strong"}
	switch {
	case d.vendor == "":
		l.others = append(l.others, d)
	case d.strong:
		l.strong = append(l.strong, d)
		fallthrough
	default:
		l.designated = append(l.designated, d)
		if len(l.names[d.vendor]) == 0 {
			l.names[d.vendor] = []string{d.maker}
		}
	}
}

func (l *labels) addKey(r map[string]string) {
	k := r["kind"] + "/" + r["vendor"]
	l.keys[k] = append(l.keys[k], r["value"])
}

func (l *labels) addWord(r map[string]string) {
	l.words[r["list"]] = append(l.words[r["list"]], r["text"])
}

// addName takes a spelling that a person reads as the maker's name at once:
// one that holds the name itself.
func (l *labels) addName(r map[string]string) {
	if r["label"] == "none" {
		l.companies = append(l.companies, r["raw_name"])
		return
	}
	known := l.names[r["label"]]
	if len(known) > 0 && strings.Contains(strings.ToLower(r["raw_name"]), strings.ToLower(known[0])) {
		l.names[r["label"]] = append(known, r["raw_name"])
	}
}

// addDevice takes the keys of a designated maker's device: object ids under a
// number that occurs in the data already, and descriptions that hold the name.
func (l *labels) addDevice(r map[string]string) {
	vendor := r["label"]
	known := l.names[vendor]
	if len(known) == 0 {
		return
	}
	if strings.Contains(strings.ToLower(r["sys_descr"]), strings.ToLower(known[0])) {
		l.keys["descr/"+vendor] = append(l.keys["descr/"+vendor], r["sys_descr"])
	}
	for _, have := range l.keys["oid/"+vendor] {
		if arc := strings.Join(strings.SplitN(have, ".", 8)[:7], "."); strings.HasPrefix(r["sys_object_id"], arc+".") {
			l.keys["oid/"+vendor] = append(l.keys["oid/"+vendor], r["sys_object_id"])
			return
		}
	}
}

// addType takes a device type, but for those whose maker holds a designated
// maker's name; in files of all kinds it stands only under makers that the data
// names.
func (l *labels) addType(r map[string]string) {
	for _, d := range l.designated {
		if strings.Contains(strings.ToLower(r["manufacturer"]), strings.ToLower(d.maker)) {
			return
		}
	}
	l.typed = append(l.typed, device{maker: r["manufacturer"], model: r["model"], what: "typed"})
	for _, d := range l.others {
		if d.maker == r["manufacturer"] && d.model != r["model"] && d.what != "typed" {
			l.others = append(l.others, device{maker: d.maker, model: r["model"], what: "typed"})
			return
		}
	}
}
