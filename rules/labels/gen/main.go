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
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/gearaudit/gearaudit/audit/gear"
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
	known     map[string]bool // by key; in capitals, where only capitals are the name
	contested map[string]bool // by key: in some list, and a word too
	sellers   map[string]bool
	words     map[string]bool
	rare      map[string]bool // words of a dictionary alone, which may be a company's name
	function  map[string]bool // function words
	english   map[string]bool
	everyday  map[string]bool // words that a brand is not told by
	sources   map[string]int  // how many have a name, by key
	frequent  map[string]bool // further words, which may be the whole name of a maker in a registry
	legal     map[string]bool
	common    map[string]bool // words of anybody's company name
	trade     map[string]bool // words of the trade
	short     map[string]bool // abbreviations of computing, in lower case
	tagged    map[string]tag  // words of a Chinese dictionary
}

func run(folder string) error {
	pack, err := rules.Vendors()
	if err != nil {
		return err
	}
	fields, err := rules.Fields()
	if err != nil {
		return err
	}
	l := &lists{known: map[string]bool{}, contested: map[string]bool{}, sellers: map[string]bool{}, words: map[string]bool{}, rare: map[string]bool{}, function: map[string]bool{}, english: map[string]bool{}, everyday: map[string]bool{}, sources: map[string]int{}, frequent: map[string]bool{}, legal: map[string]bool{}, common: map[string]bool{}, trade: map[string]bool{}, short: map[string]bool{}}
	l.addLexicon(pack.Lexicon)
	l.addTrade(fields)
	sources, err := readSources()
	if err != nil {
		return err
	}
	var names []madeBy
	for _, s := range sources {
		data, err := s.read(folder)
		if err != nil {
			return err
		}
		switch s.kind {
		case "sellers":
			sellers, err := column(data)
			if err != nil {
				return err
			}
			for _, n := range sellers {
				l.sellers[l.key(n)] = true
			}
		case "stopwords":
			l.addStopwords(data)
		case "acronyms":
			for _, w := range matches(data, acronym) {
				l.short[fold(w)] = true
			}
		case "tagged":
			l.tagged = tags(data)
		case "short forms":
			for w := range strings.FieldsSeq(string(data)) {
				if l.tagged[w].isName() {
					names = append(names, madeBy{w, native})
				}
			}
		case "json", "dictionary":
			l.addWords(data, s.kind == "dictionary")
		case "frequent":
			l.addFrequent(data, slices.ContainsFunc([]string{"english", "german", "french", "spanish", "italian", "portuguese", "dutch", "polish", "russian", "turkish"}, func(lang string) bool { return strings.Contains(s.file, lang) }))
		default:
			list, t, err := s.makersOf(data)
			if err != nil || len(list) == 0 {
				return fmt.Errorf("%s: no names of kind %q: %w", s.file, s.kind, err)
			}
			keys := map[string]bool{}
			for _, n := range formerNames(list) {
				names = append(names, madeBy{n, t})
				keys[l.key(n)] = true
			}
			for k := range keys {
				l.sources[k]++
			}
		}
	}
	if err := l.addMakers(pack, names); err != nil {
		return err
	}
	maps.Copy(l.words, l.frequent)
	for w := range l.trade {
		if len([]rune(w)) > 2 && !l.known[w] {
			l.addWord(w)
		}
	}
	for w := range l.words {
		if l.sellers[w] {
			delete(l.words, w)
		}
	}
	return l.write()
}

// languages are those whose function words are taken.
var languages = []string{"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "sl", "hr", "hu", "ro", "bg", "ru", "uk", "el", "tr", "ar", "fa", "he", "hi", "id", "vi", "th", "zh", "ja", "ko", "et", "lv", "lt", "ms", "ca"}

// widespread are those whose everyday words no brand is told by.
var widespread = []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr"}

func (l *lists) addStopwords(data []byte) {
	var by map[string][]string
	if err := json.Unmarshal(data, &by); err != nil {
		log.Fatal(err)
	}
	for _, lang := range languages {
		for _, w := range by[lang] {
			l.function[fold(w)] = true
			l.everyday[fold(w)] = l.everyday[fold(w)] || slices.Contains(widespread, lang)
			l.addWord(w)
		}
	}
}

// addWords reads a JSON list, or one word a line.
func (l *lists) addWords(data []byte, rare bool) {
	var list []string
	if json.Unmarshal(data, &list) != nil {
		for s := bufio.NewScanner(strings.NewReader(string(data))); s.Scan(); {
			list = append(list, s.Text())
		}
	}
	for _, w := range list {
		if r := []rune(w); len(r) == 0 || unicode.IsUpper(r[0]) {
			continue
		}
		l.english[fold(w)] = l.english[fold(w)] || rare
		if w := fold(w); rare && !l.words[w] {
			l.rare[w] = true
		} else if !rare {
			delete(l.rare, w)
		}
		l.addWord(w)
	}
}

func (l *lists) addWord(w string) {
	w = fold(w)
	if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
		return
	}
	l.words[w] = true
}

// How many of a list of frequent words are taken, and are everyday ones.
const (
	frequentWords = 4000
	everydayWords = 1000
)

// addFrequent reads the most frequent words of a language, one a line. They are
// nobody's name where no list of makers has them.
func (l *lists) addFrequent(data []byte, widespread bool) {
	for i, w := range strings.Split(string(data), "\n") {
		if w = fold(strings.TrimSpace(w)); i < frequentWords && len([]rune(w)) > 2 && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) }) {
			l.frequent[w] = true
			l.everyday[w] = l.everyday[w] || widespread && i < everydayWords
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

// addTrade takes the words of the trade: closed values, headings and what
// passive things are called.
func (l *lists) addTrade(d *gear.Dictionary) {
	add := func(phrases ...string) {
		for _, p := range phrases {
			l.trade[fold(strings.Join(strings.Fields(p), ""))] = true
			for _, w := range split(p) {
				l.trade[w] = true
			}
		}
	}
	add(d.Totals...)
	add(d.Besides...)
	add(d.Units...)
	add(d.Ignored...)
	add(d.Ditto...)
	add(d.Passive...)
	add(d.PassiveBeside...)
	add(d.Pieces...)
	add(d.About...)
	for _, f := range d.Defs {
		add(f.Name)
		if f.Type != gear.CountryCode {
			add(f.Values...)
			add(slices.Collect(maps.Keys(f.Aliases))...)
			add(slices.Collect(maps.Keys(f.OneOf))...)
		}
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

func (l *lists) write() error {
	for file, list := range map[string][]string{"makers.txt": slices.Sorted(maps.Keys(l.known)), "sellers.txt": slices.Sorted(maps.Keys(l.sellers)), "words.txt": slices.Sorted(maps.Keys(l.words)), "trade.txt": slices.Sorted(maps.Keys(l.trade)), "contested.txt": slices.Sorted(maps.Keys(l.contested))} {
		list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
		if err := os.WriteFile(file, []byte(strings.Join(list, "\n")+"\n"), 0o644); err != nil {
			return err
		}
		if index := strings.TrimSuffix(file, "txt") + "idx"; file == "makers.txt" || file == "words.txt" {
			if err := os.WriteFile(index, indexOf(list), 0o644); err != nil {
				return err
			}
		}
		fmt.Fprintln(os.Stderr, file, len(list))
	}
	return nil
}

// indexOf says where in the text of a list the lines begin whose first byte and
// six bits of the second are a number or more.
func indexOf(list []string) []byte {
	var index []byte
	at, next := 0, 0
	for k := range 1 << 14 {
		for next < len(list) && int(list[next][0])<<6|int((list[next] + "\n")[1])>>2 < k {
			at += len(list[next]) + 1
			next++
		}
		index = append(index, byte(at), byte(at>>8), byte(at>>16), byte(at>>24))
	}
	return index
}
