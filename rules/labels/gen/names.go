package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// addMakers files the names that speak of no designated vendor: those of
// registered companies under their names, and under what is left of them
// without the words of anybody's name where that is nobody's word.
func (l *lists) addMakers(pack *rules.VendorPack, names []madeBy) error {
	d, err := maker.New(pack)
	if err != nil {
		return err
	}
	s := d.Session()
	var others []madeBy
	for _, n := range names {
		it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
		it.Values[gear.Manufacturer] = &gear.Value{Text: n.name, State: gear.Present}
		if id := s.Identify(it); id.Vendor != "" {
			continue
		}
		l.addMaker(n)
		others = append(others, n)
	}
	for _, n := range others {
		l.addContested(n)
	}
	return nil
}

// addContested files a name that a list has as a whole, and that is none by itself
// because it is a word or too short; and a rare word that is all of a company's name
// but for words of anybody's: Foundry Networks.
func (l *lists) addContested(n madeBy) {
	key, core := l.key(n.name), l.core(n.name)
	switch {
	case n.trust == native:
		return
	case n.trust == registrants && l.sources[key] < 2, l.trade[key] && l.sources[key] < 3:
	case key != "" && l.isOpen(key):
		l.contested[key] = true
	}
	if core != key && len(core) > 3 && l.words[core] && l.isOpen(core) && !l.frequent[core] && !l.everyday[core] && !l.trade[core] && !l.function[core] {
		l.contested[core] = true
	}
}

// isOpen reports a key of which no list says what it is.
func (l *lists) isOpen(key string) bool {
	return !l.known[key] && !l.sellers[key] && !l.common[key] && key != "private" && key != "generic"
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
		!slices.ContainsFunc(institutions(), func(end string) bool { return strings.HasSuffix(key, end) })
}

// institutions returns the ends of names of those who make nothing.
func institutions() []string {
	return strings.Fields(`学 校 院 省 庁 局 会 銀行 银行 新聞 新聞社 党 組合 署 部 課 団 館 园 園 線 组 組 隊 寺 社 宮 場 店 所 裁判所 センター 信金 信用金庫 軍 府 行 放送 テレビ ラジオ 生命 火災 証券 证券
	保険 保险 バス 鉄道 交通 電鉄 農協 漁協 生協 ホテル 図書館 機構 連盟 連合 協議 研 大 短大 労 ハム 食品 製薬 薬品 建設 運輸 不動産 レンタル リース`)
}

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
