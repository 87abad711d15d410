package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// common are letters that hardly any text of a script does without, chosen from
// those that other scripts do not have.
var common = [...]struct{ name, letters string }{
	{"gb18030", "设备线网华为电业东车厂号类数区县镇乡村机型规称状态时间无线传输资产编码责任单位维护购买日期负责联系备注厦门广楼层频载频扇备"},
	{"big5", "設備線網華為電業東車廠號類數區縣鎮鄉機型規稱狀態時間無傳輸資產編碼責單維護購買負責聯繫備註廣樓層頻載臺灣"},
	{"shift_jis", "のはをにがでとしたるアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロンーッャュョ局無線機器設置番号製造"},
}

// infer finds out an encoding without a mark that is not UTF-8. What is not
// beyond doubt is refused.
func infer(begin []byte, cut bool, file string) (Charset, error) {
	begin = begin[:min(len(begin), 256<<10)]
	if damagedUTF8(begin) {
		return Charset{Name: "utf-8", how: byMajority}, nil
	}
	if isolatedLetters(begin) {
		return namedCharset("windows-1252", byLetters)
	}
	best, second := -1, 0
	var scores [len(common)]int
	for i, c := range common {
		scores[i] = score(begin, c.name, c.letters)
		if best < 0 || scores[i] > scores[best] {
			best = i
		}
	}
	for i, n := range scores {
		if i != best {
			second = max(second, n)
		}
	}
	if scores[best] >= 80 && scores[best] >= 3*second { // per thousand letters
		return namedCharset(common[best].name, byWords)
	}
	return Charset{}, &gear.Fault{
		Kind: gear.Incomplete, What: "the encoding of the text cannot be told", Place: gear.Place{File: file, Line: lineOfBad(begin)},
		Hint: "it is not UTF-8; it may be " + strings.Join(likely(begin), " or ") + ": name it with --encoding",
	}
}

func namedCharset(name, how string) (Charset, error) {
	enc, err := htmlindex.Get(name)
	return Charset{Name: name, how: how, enc: enc}, err
}

// damagedUTF8 reports text of which most letters beyond ASCII are good UTF-8;
// rows with the others are rejected one by one.
func damagedUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 10*bad
}

// isolatedLetters reports text in which bytes beyond ASCII stand alone and are
// letters or signs of Western Europe, as no text in a script of two bytes has.
func isolatedLetters(b []byte) bool {
	alone, all := 0, 0
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		if strings.IndexByte("\x81\x8d\x8f\x90\x9d", c) >= 0 { // bytes that the encoding does not have
			return false
		}
		all++
		before := i == 0 || b[i-1] < utf8.RuneSelf
		after := i+1 == len(b) || b[i+1] < utf8.RuneSelf
		sign := strings.IndexByte("\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb1\xb2\xb3\xb4\xb5\xb7\xba\xbb\xbd", c) >= 0
		if (before && after || sign) && (sign || c >= 0xc0 && c != 0xd7 && c != 0xf7) {
			alone++
		}
	}
	return all > 0 && 100*alone >= 95*all
}

// score counts how many of a thousand letters beyond ASCII are common ones;
// 0 where the text is not in the encoding.
func score(b []byte, encoding, letters string) int {
	text, ok := decodedAs(b, encoding)
	if !ok {
		return 0
	}
	hits, all := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		if strings.ContainsRune(letters, r) {
			hits++
		}
	}
	if all == 0 {
		return 0
	}
	return 1000 * hits / all
}

// decodedAs decodes text; the last character may be cut off.
func decodedAs(b []byte, encoding string) (string, bool) {
	enc, err := htmlindex.Get(encoding)
	if err != nil {
		return "", false
	}
	text, err := enc.NewDecoder().String(string(b))
	if err != nil {
		return "", false
	}
	text = strings.TrimRight(text, "\uFFFD")
	for _, r := range text {
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return "", false
		}
	}
	return text, true
}

// likely names encodings that the text can be in.
func likely(b []byte) []string {
	var out []string
	for _, name := range []string{"windows-1252", "windows-1251", "gb18030", "big5", "shift_jis", "euc-kr"} {
		if _, ok := decodedAs(b, name); ok {
			out = append(out, name)
		}
	}
	if out == nil {
		return []string{"damaged"}
	}
	return out
}

// lineOfBad returns the line of the first byte that is not UTF-8.
func lineOfBad(b []byte) int {
	line := 1
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		b = b[n:]
	}
	return line
}
