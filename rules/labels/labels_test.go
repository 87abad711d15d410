package labels_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/rules/labels"
)

// Every line of a list is found, and nothing beside it.
func TestListsAreFound(t *testing.T) {
	for file, has := range map[string]func(string) bool{"makers.txt": labels.Maker, "sellers.txt": labels.Seller, "words.txt": labels.Word, "trade.txt": labels.Trade, "contested.txt": labels.Contested} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
		for i, l := range lines {
			if i > 0 && l <= lines[i-1] {
				t.Fatalf("%s: %q stands behind %q", file, l, lines[i-1])
			}
			if !has(l) {
				t.Fatalf("%s: %q is not found", file, l)
			}
			if has(l + "~") {
				t.Fatalf("%s: %q is found", file, l+"~")
			}
		}
	}
	for _, none := range []string{"", "\n", "#", "zzzzzzzzz", "!"} {
		if labels.Maker(none) {
			t.Errorf("%q is a maker", none)
		}
	}
}

func TestKey(t *testing.T) {
	legal := func(w string) bool { return w == "gmbh" }
	if got := labels.Key([]string{"kropotka", "net", "gmbh"}, legal); got != "kropotkanet" {
		t.Errorf("key %q", got)
	}
}
