package alike

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// find has a finder look through texts, many lines at a time.
func find(texts [][]string, part func(text []byte) bool) [][]Place {
	f := New(1 << 10)
	hash := func(text string) uint64 { return maphash.String(f.Seed, text) }
	for _, lines := range texts {
		for batch := range slices.Chunk(lines, 7) {
			var met []Line
			for _, l := range batch {
				met = append(met, Line{[]byte(l), hash(l)})
			}
			f.Meet(met, part)
		}
	}
	if !f.Again() {
		return nil
	}
	for i, lines := range texts {
		for j, l := range lines {
			if f.Met(len(l)) {
				f.Collect(Place{i, j}, hash(l))
			}
		}
	}
	return f.Found()
}

// The places of lines that are alike are those that a map finds, however small the
// filter is for the lines.
func TestFinderIsAMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		texts := make([][]string, 3)
		want := map[string][]Place{}
		for range 4_000 {
			i, line := rng.IntN(3), strings.Repeat("x", rng.IntN(3))+fmt.Sprint(rng.IntN(3_000))
			want[line] = append(want[line], Place{i, len(texts[i])})
			texts[i] = append(texts[i], line)
		}
		alike := 0
		for line, places := range want {
			slices.SortFunc(places, func(a, b Place) int { return 10_000*(a.Text-b.Text) + a.Line - b.Line })
			if len(places) > 1 && !strings.HasSuffix(line, "7") {
				alike++
			}
		}
		got := find(texts, func(text []byte) bool { return text[len(text)-1] == '7' })
		for _, places := range got {
			line := texts[places[0].Text][places[0].Line]
			if !slices.Equal(places, want[line]) {
				t.Fatalf("%q stands at %v, want %v", line, places, want[line])
			}
			if strings.HasSuffix(line, "7") { // seemed to be met before, by another line that is no part
				alike++
			}
		}
		if len(got) != alike || alike < 100 {
			t.Fatalf("%d lines stand twice, want %d", len(got), alike)
		}
	}
	if got := find([][]string{{"a", "b", "c"}, {"d"}}, func([]byte) bool { return false }); got != nil {
		t.Errorf("%v", got)
	}
}

// What is kept is bounded, and beyond that a line is like none.
func TestFinderIsBounded(t *testing.T) {
	lines := make([]string, 0, 3*most)
	for i := range cap(lines) {
		lines = append(lines, fmt.Sprint(i/2))
	}
	got := find([][]string{lines}, func([]byte) bool { return false })
	places := 0
	for _, p := range got {
		places += len(p)
	}
	if places > most || places < most-10 {
		t.Errorf("%d places are kept, want %d", places, most)
	}
}
