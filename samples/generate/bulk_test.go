package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// big runs the command and returns what it wrote.
func big(t testing.TB, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, &out, &errs); code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, &errs)
	}
	return out.String()
}

func parse(t testing.TB, text string, delimiter rune) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// share returns how many rows of a hundred the test holds for.
func share(rows [][]string, is func([]string) bool) float64 {
	n := 0
	for _, row := range rows {
		if is(row) {
			n++
		}
	}
	return 100 * float64(n) / float64(len(rows))
}

func TestBulkShape(t *testing.T) {
	text := big(t, "-rows", "40000", "-seed", "3")
	rows := parse(t, text, ',')[1:]
	if len(rows) != 40000 || len(rows[0]) != 18 {
		t.Fatalf("%d rows of %d columns", len(rows), len(rows[0]))
	}
	holds := func(sign string) func([]string) bool {
		return func(row []string) bool { return strings.Contains(strings.Join(row, ""), sign) }
	}
	near(t, "bytes a row", float64(len(text))/40000, 175, 180)
	near(t, "rows with a comma", share(rows, holds(",")), 9, 11)
	near(t, "rows with a line break", share(rows, holds("\n")), 0.2, 0.4)
	near(t, "designated rows", share(rows, isDesignated), 7.4, 8.6)
	near(t, "spellings of makers", float64(distinct(rows, 2)), 380, 420)
	near(t, "models", float64(distinct(rows, 3)), 6000, 6600)
	near(t, "sites", float64(distinct(rows, 7)), 1800, 2001)
}

func isDesignated(row []string) bool {
	name, _, _ := strings.Cut(strings.ToLower(row[2]), " ")
	return strings.Contains(" huawei zte hytera hikvision dahua ", " "+name+" ")
}

func distinct(rows [][]string, column int) int {
	seen := make(map[string]bool)
	for _, row := range rows {
		seen[row[column]] = true
	}
	return len(seen)
}

func near(t *testing.T, what string, got, low, high float64) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("%s: %g, want %g to %g", what, got, low, high)
	}
}

func TestBulkDistinct(t *testing.T) {
	rows := parse(t, big(t, "-rows", "5000", "-distinct"), ',')[1:]
	if makers, models := distinct(rows, 2), distinct(rows, 3); makers != 5000 || models != 5000 {
		t.Errorf("%d makers and %d models in 5000 rows", makers, models)
	}
	near(t, "designated rows", share(rows, isDesignated), 7, 9)
}

// A network is drawn site by site: the rows of a site stand together, have few
// models, and most came on one day.
func TestBulkNetwork(t *testing.T) {
	rows := parse(t, big(t, "-rows", "20000", "-kind", "network"), ',')[1:]
	changes, sameDay, models := 0, 0, map[string]map[string]bool{}
	for i, row := range rows {
		if i > 0 && row[7] != rows[i-1][7] {
			changes++
		} else if i > 0 && row[13] == rows[i-1][13] {
			sameDay++
		}
		if models[row[7]] == nil {
			models[row[7]] = map[string]bool{}
		}
		models[row[7]][row[3]] = true
	}
	if changes+1 != distinct(rows, 7) {
		t.Errorf("%d sites, and %d changes from one to another", distinct(rows, 7), changes)
	}
	near(t, "rows of the day of the row above", 100*float64(sameDay)/float64(len(rows)), 60, 90)
	for site, m := range models {
		if len(m) > 6 {
			t.Errorf("%d models at site %s", len(m), site)
		}
	}
}

// Every row of a file of prose has a sentence that no other has.
func TestBulkProse(t *testing.T) {
	rows := parse(t, big(t, "-rows", "5000", "-kind", "prose"), ',')[1:]
	if n := distinct(rows, 17); n != 5000 {
		t.Errorf("%d different notes in 5000 rows", n)
	}
	near(t, "words of the notes", share(rows, func(row []string) bool { return len(strings.Fields(row[17])) >= 8 }), 90, 100)
}

// The same seed gives the same bytes for ever: benchmarks of different days
// are compared with each other.
func TestBulkIsTheSameForEver(t *testing.T) {
	for args, want := range map[string]string{
		"-rows 2000 -seed 1":               "86749affa6fc62f0",
		"-rows 2000 -seed 1 -distinct":     "fe04f382079bae95",
		"-rows 2000 -seed 1 -kind network": "2b2add1005ec09f0",
		"-rows 2000 -seed 1 -kind prose":   "16b809844a1137c6",
	} {
		sum := sha256.Sum256([]byte(big(t, strings.Fields(args)...)))
		if got := hex.EncodeToString(sum[:8]); got != want {
			t.Errorf("%s: %s, want %s", args, got, want)
		}
	}
	if big(t, "-rows", "50", "-seed", "1") == big(t, "-rows", "50", "-seed", "2") {
		t.Error("two seeds give the same file")
	}
}

// A shorter file is the beginning of a longer one.
func TestBulkPrefix(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(rt, "rows")
		short := big(t, "-rows", strconv.Itoa(n))
		if long := big(t, "-rows", strconv.Itoa(n+7)); !strings.HasPrefix(long, short) {
			rt.Fatalf("%d rows are not the beginning of %d", n, n+7)
		}
	})
}

// Every dialect says the same rows, but for the delimiter that the quoted
// descriptions have inside.
func TestBulkDialects(t *testing.T) {
	want := parse(t, big(t, "-rows", "300"), ',')
	for name, args := range map[string][]string{
		"semicolon": {"-delimiter", ";"}, "tab": {"-delimiter", "tab"}, "bar": {"-delimiter", "|"},
		"crlf": {"-crlf"}, "quotes": {"-quote-all"}, "all": {"-quote-all", "-crlf", "-delimiter", ";"},
	} {
		text := big(t, append(args, "-rows", "300")...)
		delimiter := map[string]rune{"semicolon": ';', "tab": '\t', "bar": '|', "all": ';'}[name]
		if delimiter == 0 {
			delimiter = ','
		}
		got := parse(t, text, delimiter)
		for _, row := range got {
			row[5] = strings.ReplaceAll(row[5], string(delimiter), ",")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%.1000s", name, diff)
		}
		if strings.Contains(strings.Join(args, " "), "crlf") && strings.Count(text, "\r\n") != 301 {
			t.Errorf("%s: %d lines end with CR LF", name, strings.Count(text, "\r\n"))
		}
	}
}

func TestRunRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"-rows -1":                    "cannot be negative",
		"-kind rumor":                 "no kind",
		"-rows many":                  "invalid value",
		"-sample urban":               "no sample",
		"-sample rural -crlf":         "one dialect",
		"-delimiter x":                "use one of",
		"big.csv":                     "unexpected argument",
		"-sample rural -delimiter ;x": "one dialect",
	} {
		var out, errs bytes.Buffer
		code := run(strings.Fields(args), &out, &errs)
		if code != 2 || out.Len() > 0 || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: exit code %d, %d bytes written, %q", args, code, out.Len(), errs.String())
		}
	}
}

// full takes so many bytes and then fails, as a disk does.
type full int

func (f *full) Write(p []byte) (int, error) {
	if *f -= full(len(p)); *f < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestRunTellsWriteErrors(t *testing.T) {
	for _, args := range [][]string{{"-rows", "10"}, {"-rows", "10000"}, {"-sample", "rural"}, {"-sample", "core"}} {
		for _, room := range []full{0, flushAt + 8000} {
			var errs bytes.Buffer
			left := room
			code := run(args, &left, &errs)
			if failed := left < 0; failed != (code == 1) || failed != strings.Contains(errs.String(), "no space") {
				t.Errorf("%v with room for %d bytes: exit code %d, %q", args, room, code, errs.String())
			}
		}
	}
}

func TestExpand(t *testing.T) {
	got := expand("A#-#", 4)
	if diff := cmp.Diff([]string{"A0-0", "A3-7", "A7-4", "A1-1"}, got); diff != "" {
		t.Error(diff)
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 150).Draw(rt, "n")
		rows := [][]string{}
		for _, m := range expand("RRU39##", n) {
			rows = append(rows, []string{m})
		}
		if distinct(rows, 0) != min(n, 100) {
			rt.Fatalf("%d wanted, %d different", n, distinct(rows, 0))
		}
	})
}

func BenchmarkBulk(b *testing.B) {
	for name, o := range map[string]*options{
		"standard": {seed: 1, dialect: dialect{delimiter: ","}},
		"distinct": {seed: 1, distinct: true, dialect: dialect{delimiter: ","}},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			if err := newBulk(o).write(io.Discard, int64(b.N)); err != nil {
				b.Fatal(err)
			}
		})
	}
}
