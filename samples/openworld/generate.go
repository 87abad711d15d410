package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// truth is what is known of a file: a line of truth.csv.
type truth struct {
	file, kind, way, vendor, maker, place, clue, flags string
}

// generate writes the inventories and their truth.
func generate(o options) error {
	from, err := readLabels(o)
	if err != nil {
		return err
	}
	var all []truth
	for _, kind := range []string{"hide", "clean"} {
		if err := os.MkdirAll(filepath.Join(o.out, kind), 0o755); err != nil {
			return err
		}
		for i := range o.make {
			f, err := makeFile(from, kind, o.seed, i)
			if err != nil {
				return err
			}
			raw, places, err := f.bytes()
			if err != nil {
				return fmt.Errorf("%s %d (%s): %w", kind, i, strings.Join(f.ways, " + "), err)
			}
			t := truth{file: fmt.Sprintf("%s/%04d.%s", kind, i, f.extension()), kind: kind, way: strings.Join(f.ways, " + "), place: strings.Join(places, " "), flags: strings.Join(f.flags, " ")}
			if f.item != nil {
				t.vendor, t.maker, t.clue = f.item.vendor, f.item.maker, f.clue
			}
			if err := os.WriteFile(filepath.Join(o.out, t.file), raw, 0o644); err != nil {
				return err
			}
			all = append(all, t)
		}
	}
	if err := writeTruth(filepath.Join(o.out, "truth.csv"), all); err != nil {
		return err
	}
	if err := unpack("quiet.txtar", filepath.Join(o.out, "quiet")); err != nil {
		return err
	}
	return unpack("fieldwork.txtar", filepath.Join(o.out, "fieldwork"))
}

// makeFile makes the i-th inventory of a kind. Each way has its turn; on top of
// every second one comes another.
func makeFile(from *labels, kind string, seed, i int) (*file, error) {
	hide := kind == "hide"
	salt := uint64(0)
	ways := cleanWays()
	if hide {
		salt, ways = 1, hidingWays()
	}
	rng := rand.New(rand.NewPCG(uint64(seed)<<1|salt, uint64(i)))
	f := newFile(rng, from, hide)
	todo := []way{ways[i%len(ways)]}
	f.take(todo[0])
	if rng.IntN(2) == 0 {
		if w, ok := f.another(todo[0], append(hidingSeconds(hide), cleanWays()...)); ok {
			todo = append(todo, w)
		}
	}
	for _, w := range todo {
		f.ways = append(f.ways, w.name)
		if w.table != nil {
			w.table(f)
		}
	}
	f.lay()
	for _, w := range todo {
		if w.lines != nil {
			w.lines(f)
		}
		if w.encode != "" {
			f.encode = w.encode
		}
	}
	return f, nil
}

// take sets the format that a way needs.
func (f *file) take(w way) {
	switch {
	case w.format == "xlsx":
		f.format = "xlsx"
	case w.format == "text" && f.format == "xlsx":
		f.format = "csv"
	}
}

// another picks a way to come on top of the first: it is of another stage, and
// of the same format.
func (f *file) another(first way, from []way) (way, bool) {
	var fit []way
	for _, w := range from {
		formats := w.format == "" || (w.format == "xlsx") == (f.format == "xlsx")
		stages := !(w.lines != nil && first.lines != nil) && !(w.encode != "" && first.encode != "") && !(w.table != nil && first.table != nil)
		if w.second && formats && stages && w.name != first.name {
			fit = append(fit, w)
		}
	}
	if len(fit) == 0 {
		return way{}, false
	}
	return pick(f.rng, fit), true
}

func hidingSeconds(hide bool) []way {
	if !hide {
		return nil
	}
	return hidingWays()
}

func writeTruth(path string, all []truth) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(out)
	records := [][]string{{"file", "kind", "way", "vendor", "maker", "place", "clue", "flags"}}
	for _, t := range all {
		records = append(records, []string{t.file, t.kind, t.way, t.vendor, t.maker, t.place, t.clue, t.flags})
	}
	if err := w.WriteAll(records); err != nil {
		return errors.Join(err, out.Close())
	}
	return out.Close()
}

func readTruth(path string) ([]truth, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	var all []truth
	err = eachRecord(f, path, func(r map[string]string) {
		all = append(all, truth{r["file"], r["kind"], r["way"], r["vendor"], r["maker"], r["place"], r["clue"], r["flags"]})
	})
	return all, err
}

// hidingWays are all ways in which a designated item in place can be lost.
func hidingWays() []way {
	var all []way
	for _, w := range [][]way{labelWays(), valueWays(), columnWays(), lineWays(), rawWays(), sheetWays(), byteWays(), tradeWays(), layoutWays(), stateWays(), clueWays(), groupWays(), cellWays(), pageWays()} {
		all = append(all, w...)
	}
	return all
}
