package regime

import (
	"bytes"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gearaudit/gearaudit/rules"
)

// carried is a copy of the data that the program carries, to be tampered with.
func carried(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(rules.Embedded(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(rules.Embedded(), name)
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A rule file that somebody changed does not pass: it no longer loads, or its
// own examples come out wrong, and the fingerprint of its pack is another.
func TestTamperedFilesAreNoticed(t *testing.T) {
	world := carried(t)
	sums := packSums(t, world)
	changes := []struct {
		name     string
		from, to string
	}{
		{"another vendor", `(?m)^vendors: \[\w+`, "vendors: [autel"},
		{"another outcome", `(?m)^    outcome: (breach|due|report|advisory)$`, "    outcome: clear"},
		{"another country", `operator: country, in: \["?[A-Z]{2}"?\]`, "operator: country, in: [AQ]"},
		{"a key that nobody knows", `(?m)^force:`, "forze:"},
		{"it begins later", `(?m)^valid_from: 20[0-9]{2}`, "valid_from: 2098"},
	}
	tried := 0
	for i, name := range slices.Sorted(maps.Keys(world)) {
		file := world[name]
		if !strings.Contains(string(file.Data), "\nclauses:") || testing.Short() && i%5 > 0 {
			continue
		}
		for _, c := range changes {
			text := first(file.Data, c.from, c.to)
			if bytes.Equal(text, file.Data) {
				continue
			}
			tried++
			world[name] = &fstest.MapFile{Data: text}
			set, err := rules.Load(world, rules.Choice{Prefixes: []string{ruleID(name)}, IncludeUnverified: true, Cases: true})
			world[name] = file
			if err != nil {
				continue
			}
			if set.Packs[0].SHA256 == sums[set.Packs[0].ID] {
				t.Errorf("%s: %s: the pack has the fingerprint that it had", name, c.name)
			}
			if !anyWrong(RunCases(set, dictionary(t))) {
				t.Errorf("%s: %s: nothing notices", name, c.name)
			}
		}
	}
	if tried < 200 && !testing.Short() {
		t.Errorf("only %d changes were tried", tried)
	}
}

// first replaces the first match.
func first(text []byte, pattern, to string) []byte {
	at := regexp.MustCompile(pattern).FindIndex(text)
	if at == nil {
		return text
	}
	return append(append(append([]byte{}, text[:at[0]]...), to...), text[at[1]:]...)
}

func ruleID(file string) string {
	return strings.TrimSuffix(file[strings.Index(file, "/")+1:], ".yaml")
}

func packSums(t *testing.T, world fstest.MapFS) map[string]string {
	t.Helper()
	set, err := rules.Load(world, rules.Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range set.Packs {
		out[p.ID] = p.SHA256
	}
	return out
}

func anyWrong(results []CaseResult) bool {
	for _, r := range results {
		if r.Wrong != "" {
			return true
		}
	}
	return false
}
