// Command gen makes the lists of package labels. Run it in the folder
// rules/labels, where sources.csv names each source with its licence and hash:
//
//	go run ./gen FOLDER
//
// FOLDER holds the sources under the names of the column file. A file whose
// hash is not the one in sources.csv is refused: write the new hash there after
// looking at what has changed.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
	"github.com/gearaudit/gearaudit/rules/labels"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run ./gen FOLDER")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// lists are what the sources come to.
type lists struct {
	known    map[string]bool // by key; true for the names of a source that is read by hand
	sellers  map[string]bool
	words    map[string]bool
	frequent map[string]bool // further words, which may be the whole name of a maker in a registry
	legal    map[string]bool
	common   map[string]bool // words of anybody's company name
}

func run(folder string) error {
	pack, err := rules.Vendors()
	if err != nil {
		return err
	}
	l := &lists{known: map[string]bool{}, sellers: map[string]bool{}, words: map[string]bool{}, frequent: map[string]bool{}, legal: map[string]bool{}, common: map[string]bool{}}
	l.addLexicon(pack.Lexicon)
	sources, err := readSources()
	if err != nil {
		return err
	}
	var names [][2]string // of makers, and what the source is
	for _, s := range sources {
		data, err := s.read(folder)
		if err != nil {
			return err
		}
		switch s.kind {
		case "oui":
			for _, n := range organisations(data) {
				names = append(names, [2]string{n, s.kind})
			}
		case "csv":
			for _, n := range column(data) {
				names = append(names, [2]string{n, s.kind})
			}
		case "brands", "usb":
			for _, n := range brands(data) {
				names = append(names, [2]string{n, s.kind})
			}
		case "sellers":
			for _, n := range column(data) {
				l.sellers[l.key(n)] = true
			}
		case "stopwords":
			l.addStopwords(data)
		case "json", "lines":
			l.addWords(data)
		case "frequent":
			l.addFrequent(data)
		default:
			return fmt.Errorf("sources.csv: no kind %q", s.kind)
		}
	}
	if err := l.addMakers(pack, names); err != nil {
		return err
	}
	maps.Copy(l.words, l.frequent)
	for w := range l.words {
		if l.sellers[w] {
			delete(l.words, w)
		}
	}
	return l.write()
}

// source is a line of sources.csv.
type source struct{ file, kind, sum string }

func readSources() ([]source, error) {
	f, err := os.Open("sources.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []source
	for _, r := range rows[1:] {
		out = append(out, source{file: r[0], kind: r[1], sum: r[2]})
	}
	return out, nil
}

func (s source) read(folder string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, s.file))
	if err != nil && s.kind == "sellers" {
		data, err = os.ReadFile(s.file) // kept beside the lists
	}
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != s.sum {
		return nil, fmt.Errorf("%s: the hash is %x, sources.csv says %s", s.file, sum, s.sum)
	}
	return data, nil
}

// organisations reads the names of a table of address blocks: the first line of
// each entry.
func organisations(data []byte) []string {
	var blocks map[string]string
	if err := json.Unmarshal(data, &blocks); err != nil {
		log.Fatal(err)
	}
	seen := map[string]bool{}
	for _, entry := range blocks {
		name, _, _ := strings.Cut(entry, "\n")
		seen[strings.TrimSpace(name)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// column reads the first column of a table.
func column(data []byte) []string {
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range rows[1:] {
		seen[r[0]] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

var usbVendor = regexp.MustCompile(`^[0-9a-f]{4}  \S`)

// brands reads the names of makers from a list of USB identifiers, an object of
// JSON, or the rules of a parser of user agents.
func brands(data []byte) []string {
	seen := map[string]bool{}
	var byNumber map[string]string
	if json.Unmarshal(data, &byNumber) == nil {
		for _, n := range byNumber {
			seen[n] = true
		}
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(strings.ToValidUTF8(line, "?"), "\r\n")
		if _, n, ok := strings.Cut(line, "brand_replacement: '"); ok {
			seen[strings.Trim(n, "' ")] = true
		} else if usbVendor.MatchString(line) {
			seen[line[6:]] = true
		}
		if strings.HasPrefix(line, "# List of known device classes") {
			break
		}
	}
	out := slices.Sorted(maps.Keys(seen))
	return slices.DeleteFunc(out, func(n string) bool {
		return strings.ContainsAny(n, "$?[(_@") || slices.ContainsFunc(split(n), func(w string) bool { return w == "generic" || w == "unknown" || w == "foundation" || w == "linux" })
	})
}

// languages are those whose function words are taken.
var languages = []string{"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "bg", "ru", "uk", "el", "tr", "ar", "fa", "he", "hi", "id", "vi", "th", "zh", "ja", "ko", "et", "lv", "lt", "ms", "ca"}

func (l *lists) addStopwords(data []byte) {
	var by map[string][]string
	if err := json.Unmarshal(data, &by); err != nil {
		log.Fatal(err)
	}
	for _, lang := range languages {
		for _, w := range by[lang] {
			l.addWord(w)
		}
	}
}

// addWords reads a JSON list, or one word a line.
func (l *lists) addWords(data []byte) {
	var list []string
	if json.Unmarshal(data, &list) != nil {
		for s := bufio.NewScanner(strings.NewReader(string(data))); s.Scan(); {
			list = append(list, s.Text())
		}
	}
	for _, w := range list {
		if r := []rune(w); len(r) > 0 && !unicode.IsUpper(r[0]) {
			l.addWord(w)
		}
	}
}

func (l *lists) addWord(w string) {
	w = fold(w)
	if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
		return
	}
	l.words[w] = true
}

// frequentWords is how many of a list of frequent words are taken.
const frequentWords = 4000

// addFrequent reads the most frequent words of a language, one a line. They are
// nobody's name where no list of makers has them.
func (l *lists) addFrequent(data []byte) {
	for i, w := range strings.Split(string(data), "\n") {
		if w = fold(strings.TrimSpace(w)); i < frequentWords && len([]rune(w)) > 2 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
			l.frequent[w] = true
		}
	}
}

// fold brings a word into the form in which the reader of names compares it.
func fold(w string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(w)))
	return norm.NFC.String(strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ø", "o", "đ", "d", "ł", "l", "ı", "i", "ð", "d").Replace(plain))
}

func (l *lists) addLexicon(x *rules.Lexicon) {
	for _, w := range x.Legal {
		l.legal[w] = true
	}
	for w, forms := range x.Trade {
		l.common[w] = true
		for _, f := range forms {
			l.common[f] = true
		}
	}
	for _, w := range x.Places {
		l.common[w] = true
	}
	for _, n := range x.Makers {
		l.known[l.key(n)] = true
	}
	for _, n := range x.Sellers {
		l.sellers[l.key(n)] = true
	}
}

func split(name string) []string {
	return strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// key is the name without its legal form.
func (l *lists) key(name string) string {
	return labels.Key(split(name), func(w string) bool { return l.legal[w] })
}

// core is the name without the words of anybody's name.
func (l *lists) core(name string) string {
	return labels.Key(split(name), func(w string) bool { return l.legal[w] || l.common[w] })
}

// addMakers files the names that speak of no designated vendor: those of
// registered companies under their names, and under what is left of them
// without the words of anybody's name where that is nobody's word.
func (l *lists) addMakers(pack *rules.VendorPack, names [][2]string) error {
	d, err := maker.New(pack)
	if err != nil {
		return err
	}
	s := d.Session()
	for _, n := range names {
		it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
		it.Values[gear.Manufacturer] = &gear.Value{Text: n[0], State: gear.Present}
		if id := s.Identify(it); id.Vendor != "" {
			continue
		}
		trusted := n[1] == "csv" || n[1] == "brands"
		if key := l.key(n[0]); n[1] != "usb" || !l.vague(key) {
			l.addMaker(key, trusted)
		}
		core := l.core(n[0])
		if (len(core) > 3 || n[1] == "usb" || n[1] == "brands") && len(split(n[0])) <= 6 && (n[1] == "oui" || n[1] == "csv" || !l.vague(core)) {
			l.addMaker(core, false)
		}
	}
	return nil
}

// vague reports a key that is a frequent word, or short and with digits.
func (l *lists) vague(key string) bool {
	return l.frequent[key] || len(key) < 4 && strings.ContainsAny(key, "0123456789")
}

func (l *lists) addMaker(key string, trusted bool) {
	letters := strings.IndexFunc(key, unicode.IsLetter) >= 0
	switch {
	case !letters, len(key) < 2, !trusted && (len([]rune(key)) < 2 || l.words[key] || l.common[key]), l.sellers[key], key == "private", key == "generic":
		return
	}
	l.known[key] = l.known[key] || trusted
}

func (l *lists) write() error {
	for file, list := range map[string][]string{"makers.txt": slices.Sorted(maps.Keys(l.known)), "sellers.txt": slices.Sorted(maps.Keys(l.sellers)), "words.txt": slices.Sorted(maps.Keys(l.words))} {
		list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
		if err := os.WriteFile(file, []byte(strings.Join(list, "\n")+"\n"), 0o644); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, file, len(list))
	}
	return nil
}
