package words

import (
	"strings"
	"unicode"
)

// LatinFor returns the Latin letter that a Greek, Cyrillic or other letter is
// easily taken for. Where its capital looks like another letter, the table has
// both. It holds what the letters of known names look like and leaves the rest
// to people.
func LatinFor(r rune) (rune, bool) {
	l, ok := lookalikes[r]
	if !ok {
		l, ok = lookalikes[unicode.ToLower(r)]
	}
	return l, ok
}

// lookalikes maps letters to lower case Latin letters.
var lookalikes = map[rune]rune{
	// Cyrillic
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'ё': 'e', 'ә': 'e', 'є': 'e', 'ғ': 'f', 'ԍ': 'g', 'һ': 'h', 'н': 'h', 'і': 'i', 'ї': 'i', 'ј': 'j', 'к': 'k', 'қ': 'k', 'ӏ': 'l', 'м': 'm',
	'п': 'n', 'о': 'o', 'р': 'p', 'ԛ': 'q', 'г': 'r', 'ѕ': 's', 'т': 't', 'у': 'y', 'ү': 'y', 'ѵ': 'v', 'ԝ': 'w', 'ш': 'w', 'щ': 'w', 'х': 'x', 'з': '3', 'ь': 'b', 'и': 'u', 'я': 'r', 'ц': 'u', 'ѡ': 'w', 'ӕ': 'a',
	// Greek: small letters, and capitals that look like another letter
	'α': 'a', 'β': 'b', 'ϲ': 'c', 'ς': 'c', 'δ': 'd', 'ε': 'e', 'ζ': 'z', 'η': 'n', 'ι': 'i', 'ϳ': 'j', 'κ': 'k', 'μ': 'u', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'σ': 'o', 'τ': 't', 'υ': 'u', 'χ': 'x', 'γ': 'y', 'ω': 'w',
	'Η': 'h', 'Μ': 'm', 'Ν': 'n', 'Υ': 'y',
	// Armenian, phonetics, letters with strokes and hooks, small capitals
	'օ': 'o', 'ս': 'u', 'հ': 'h', 'ո': 'n', 'ց': 'g', 'զ': 'q', 'ա': 'w', 'լ': 'l', 'յ': 'j',
	'ı': 'i', 'ɑ': 'a', 'ƀ': 'b', 'ɓ': 'b', 'ƈ': 'c', 'ȼ': 'c', 'ɕ': 'c', 'ɖ': 'd', 'ɗ': 'd', 'ɇ': 'e', 'ɛ': 'e', 'ƒ': 'f', 'ɡ': 'g', 'ɠ': 'g', 'ǥ': 'g', 'ɦ': 'h', 'ɥ': 'h', 'ɨ': 'i', 'ɩ': 'i', 'ɪ': 'i', 'ĸ': 'k', 'ƙ': 'k',
	'ƚ': 'l', 'ɫ': 'l', 'ǀ': 'l', 'ɱ': 'm', 'ɲ': 'n', 'ŋ': 'n', 'ƞ': 'n', 'ɵ': 'o', 'ƥ': 'p', 'ɋ': 'q', 'ɍ': 'r', 'ɽ': 'r', 'ʀ': 'r', 'ʂ': 's', 'ȿ': 's', 'ƭ': 't', 'ʈ': 't', 'ʉ': 'u', 'ʋ': 'v', 'ʌ': 'v', 'ⱳ': 'w', 'ɯ': 'w', 'ʏ': 'y', 'ƴ': 'y', 'ɏ': 'y',
	'ƶ': 'z', 'ȥ': 'z', 'ʐ': 'z', 'ᴀ': 'a', 'ʙ': 'b', 'ᴄ': 'c', 'ᴅ': 'd', 'ᴇ': 'e', 'ɢ': 'g', 'ʜ': 'h', 'ᴊ': 'j', 'ᴋ': 'k', 'ʟ': 'l', 'ᴍ': 'm', 'ɴ': 'n', 'ᴏ': 'o', 'ᴘ': 'p', 'ꜱ': 's', 'ᴛ': 't', 'ᴜ': 'u', 'ᴠ': 'v', 'ᴡ': 'w', 'ᴢ': 'z',
	// Coptic
	'ⲁ': 'a', 'ⲃ': 'b', 'ⲥ': 'c', 'ⲉ': 'e', 'ⲏ': 'h', 'ⲓ': 'i', 'ⲕ': 'k', 'ⲙ': 'm', 'ⲛ': 'n', 'ⲟ': 'o', 'ⲣ': 'p', 'ⲧ': 't', 'ⲩ': 'y', 'ⲭ': 'x', 'ⲍ': 'z',
	// Cherokee
	'ꭺ': 'a', 'ᏼ': 'b', 'ꮯ': 'c', 'ꭰ': 'd', 'ꭼ': 'e', 'ꮐ': 'g', 'ꮋ': 'h', 'ꭵ': 'i', 'ꭻ': 'j', 'ꮶ': 'k', 'ꮮ': 'l', 'ꮇ': 'm', 'ꮲ': 'p', 'ꭱ': 'r', 'ꮢ': 'r', 'ꮪ': 's', 'ꭲ': 't', 'ꮩ': 'v', 'ꮃ': 'w', 'ꮤ': 'w', 'ꭹ': 'y', 'ꮓ': 'z',
	// Lisu
	'ꓮ': 'a', 'ꓐ': 'b', 'ꓚ': 'c', 'ꓓ': 'd', 'ꓰ': 'e', 'ꓝ': 'f', 'ꓖ': 'g', 'ꓧ': 'h', 'ꓲ': 'i', 'ꓙ': 'j', 'ꓗ': 'k', 'ꓡ': 'l', 'ꓟ': 'm', 'ꓠ': 'n', 'ꓳ': 'o', 'ꓑ': 'p', 'ꓣ': 'r', 'ꓢ': 's', 'ꓔ': 't', 'ꓴ': 'u', 'ꓦ': 'v', 'ꓪ': 'w', 'ꓫ': 'x', 'ꓬ': 'y', 'ꓜ': 'z',
}

// skeleton replaces look-alikes by their Latin letters. foreign counts the
// letters replaced, and whole says that no other foreign letter is left.
func skeleton(word string) (latin string, foreign int, whole bool) {
	buf := make([]rune, 0, len(word))
	whole = true
	for _, r := range word {
		if r < 0x80 {
			buf = append(buf, unicode.ToLower(r))
			continue
		}
		l, ok := LatinFor(r)
		if !ok {
			whole = false
			l = unicode.ToLower(r)
		} else {
			foreign++
		}
		buf = append(buf, l)
	}
	return string(buf), foreign, whole
}

// Upper brings a text into upper case, look-alikes replaced, and reports
// whether there were any.
func Upper(t string) (string, bool) {
	for i := range len(t) {
		if t[i] >= 0x80 {
			latin, foreign, _ := skeleton(t)
			return strings.ToUpper(latin), foreign > 0
		}
	}
	return strings.ToUpper(t), false
}
