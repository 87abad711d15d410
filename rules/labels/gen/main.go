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
	"regexp"
	"slices"
	"strconv"
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
	known    map[string]bool // by key; in capitals, where only capitals are the name
	sellers  map[string]bool
	words    map[string]bool
	rare     map[string]bool // words of a dictionary alone, which may be a company's name
	function map[string]bool // function words
	english  map[string]bool
	everyday map[string]bool // words that a brand is not told by
	sources  map[string]int  // how many have a name, by key
	frequent map[string]bool // further words, which may be the whole name of a maker in a registry
	legal    map[string]bool
	common   map[string]bool // words of anybody's company name
	trade    map[string]bool // words of the trade
	short    map[string]bool // abbreviations of computing, in lower case
	tagged   map[string]tag  // words of a Chinese dictionary
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
	l := &lists{known: map[string]bool{}, sellers: map[string]bool{}, words: map[string]bool{}, rare: map[string]bool{}, function: map[string]bool{}, english: map[string]bool{}, everyday: map[string]bool{}, sources: map[string]int{}, frequent: map[string]bool{}, legal: map[string]bool{}, common: map[string]bool{}, trade: map[string]bool{}, short: map[string]bool{}}
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

// addMakers files the names that speak of no designated vendor: those of
// registered companies under their names, and under what is left of them
// without the words of anybody's name where that is nobody's word.
func (l *lists) addMakers(pack *rules.VendorPack, names []madeBy) error {
	d, err := maker.New(pack)
	if err != nil {
		return err
	}
	s := d.Session()
	for _, n := range names {
		it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
		it.Values[gear.Manufacturer] = &gear.Value{Text: n.name, State: gear.Present}
		if id := s.Identify(it); id.Vendor != "" {
			continue
		}
		l.addMaker(n)
	}
	return nil
}

// madeBy is the name of a maker, with the trust in its source.
type madeBy struct {
	name  string
	trust trust
}

// formerNames adds the names that stand as former ones behind others.
func formerNames(list []string) []string {
	for _, n := range list {
		if now, was, ok := strings.Cut(n, "(formerly "); ok {
			list = append(list, strings.TrimSpace(now), strings.Trim(was, ")' "))
		}
	}
	return list
}

func (l *lists) addMaker(n madeBy) {
	key, core := l.key(n.name), l.core(n.name)
	switch {
	case n.trust == registrants && l.sources[key] < 2 && (core == strings.Join(split(n.name), "") || l.wordsOnly(n.name)):
		return
	case n.trust == native:
		if l.isNative(key) {
			l.known[key] = true
		}
		return
	case l.isName(key, n.trust), l.isBrand(key):
		l.known[key] = true
	case n.trust >= phones && len(key) > 3 && n.name == strings.ToUpper(n.name) && l.sources[key] > 1 && !l.english[key] && !l.trade[key] && !l.common[key]:
		l.known[n.name] = true
	case n.trust >= phones && isAcronym(n.name):
		l.known[n.name] = true
	}
	if (len(core) > 3 || n.trust == hand) && len(split(n.name)) <= 6 && l.isName(core, min(n.trust, firms)) && !l.rare[core] {
		l.known[core] = true
	}
	if a := l.abbreviation(n.name); a != "" && n.trust >= firms {
		l.known[a] = true
	}
}

// wordsOnly reports a name of which every word is a common one, legal forms and
// words of companies aside: Real Estate Systems.
func (l *lists) wordsOnly(name string) bool {
	return !slices.ContainsFunc(split(name), func(w string) bool {
		return !l.legal[w] && !l.common[w] && !l.everyday[w] && !l.frequent[w] && !l.trade[w]
	})
}

// abbreviation returns the three or four capitals that are a name, or all of it
// but words of anybody's name: HMD Global. They are a name in capitals alone, and
// where they abbreviate nothing in the trade.
func (l *lists) abbreviation(name string) string {
	first, _, _ := strings.Cut(name, " ")
	first = strings.TrimRight(first, ",.")
	switch low := fold(first); {
	case !capitals.MatchString(first), l.core(name) != low && l.key(name) != low, l.sellers[low]:
		return ""
	case l.trade[low], l.short[low], l.words[low] && !l.rare[low], l.frequent[low], l.everyday[low]:
		return ""
	}
	return first
}

// capitals are an abbreviation of three or four letters.
var capitals = regexp.MustCompile(`^[A-Z]{3,4}$`)

// acronym is an entry of a list of abbreviations.
var acronym = regexp.MustCompile(`^([A-Z0-9]{2,6})\t`)

// isName reports a key that is a maker's name, and no word for anything else.
func (l *lists) isName(key string, t trust) bool {
	letters := strings.IndexFunc(key, unicode.IsLetter) >= 0
	switch {
	case !letters, len([]rune(key)) < 2, l.sellers[key], key == "private", key == "generic":
		return false
	case t == hand:
		return true
	case l.everyday[key], l.common[key], l.trade[key] && l.sources[key] < 4, len(key) < 3 && !numbered.MatchString(key) && (t < phones || l.words[key]), t >= phones && len(key) < 4 && strings.ContainsAny(key, "0123456789"):
		return false
	}
	if t == registrants && (l.words[key] || l.frequent[key]) {
		return false
	}
	return t >= phones || !l.words[key] || l.rare[key] && !l.frequent[key] && len(key) > 4 && l.sources[key] > 1
}

// isBrand reports a word of a language that so many lists have as the whole name
// of a maker that it is one beside: Cherry, Square, Roku.
func (l *lists) isBrand(key string) bool {
	switch {
	case len(key) < 4, l.trade[key], l.common[key], l.sellers[key]:
		return false
	case l.english[key]:
		return l.sources[key] > 4 && !l.function[key]
	}
	return l.sources[key] > 2 && !l.function[key] || l.sources[key] > 3
}

// numbered is a short name with its number in front, and no generation of
// networks: 3M.
var numbered = regexp.MustCompile(`^[0-9][a-fh-z]$`)

// isAcronym reports two capitals.
func isAcronym(name string) bool {
	return len(name) == 2 && !strings.ContainsFunc(name, func(r rune) bool { return r < 'A' || r > 'Z' })
}

// isNative reports a name in another script that is no institution's, no
// seller's, and no word.
func (l *lists) isNative(key string) bool {
	runes := []rune(key)
	return len(runes) > 1 && runes[0] > unicode.MaxLatin1 && !l.words[key] && !l.frequent[key] && !l.sellers[key] && !l.trade[key] && !l.common[key] &&
		!slices.ContainsFunc(institutions, func(end string) bool { return strings.HasSuffix(key, end) })
}

// institutions are the ends of names of those who make nothing.
var institutions = strings.Fields(`学 校 院 省 庁 局 会 銀行 银行 新聞 新聞社 党 組合 署 部 課 団 館 园 園 線 组 組 隊 寺 社 宮 場 店 所 裁判所 センター 信金 信用金庫 軍 府 行 放送 テレビ ラジオ 生命 火災 証券 证券
	保険 保险 バス 鉄道 交通 電鉄 農協 漁協 生協 ホテル 図書館 機構 連盟 連合 協議 研 大 短大 労 ハム 食品 製薬 薬品 建設 運輸 不動産 レンタル リース`)

// tag is what a Chinese dictionary says of a word.
type tag struct {
	often int
	kind  string
}

// tags reads a dictionary of a word, its frequency and its part of speech a line.
func tags(data []byte) map[string]tag {
	out := map[string]tag{}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 3 {
			n, _ := strconv.Atoi(f[1])
			out[f[0]] = tag{n, f[2]}
		}
	}
	return out
}

// isName reports a proper noun of no great frequency, or a rare noun.
func (t tag) isName() bool {
	switch t.kind {
	case "nr", "nrt", "nrfg", "nz", "nt":
		return t.often < 1500
	case "n":
		return t.often < 300
	}
	return false
}

func (l *lists) write() error {
	for file, list := range map[string][]string{"makers.txt": slices.Sorted(maps.Keys(l.known)), "sellers.txt": slices.Sorted(maps.Keys(l.sellers)), "words.txt": slices.Sorted(maps.Keys(l.words))} {
		list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
		if err := os.WriteFile(file, []byte(strings.Join(list, "\n")+"\n"), 0o644); err != nil {
			return err
		}
		if index := strings.TrimSuffix(file, "txt") + "idx"; file != "sellers.txt" {
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
