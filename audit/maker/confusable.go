package maker

import "unicode"

// latinFor returns the Latin letter that a Greek, Cyrillic or other letter is
// easily taken for. The table holds what the letters of known names look like
// and leaves the rest to people.
func latinFor(r rune) (rune, bool) {
	l, ok := lookalikes[unicode.ToLower(r)]
	if ok {
		return l, true
	}
	l, ok = lookalikes[r]
	return l, ok
}

// lookalikes maps letters in lower case, and those whose upper case alone
// looks Latin, to lower case Latin letters.
var lookalikes = map[rune]rune{
	// Cyrillic
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'ё': 'e', 'ғ': 'f', 'ԍ': 'g', 'һ': 'h', 'н': 'h', 'і': 'i', 'ї': 'i', 'ј': 'j', 'к': 'k', 'қ': 'k', 'ӏ': 'l', 'м': 'm',
	'п': 'n', 'о': 'o', 'р': 'p', 'ԛ': 'q', 'г': 'r', 'ѕ': 's', 'т': 't', 'у': 'y', 'ү': 'y', 'ѵ': 'v', 'ԝ': 'w', 'ш': 'w', 'х': 'x', 'з': '3', 'ь': 'b', 'и': 'u', 'я': 'r', 'ц': 'u',
	// Greek
	'α': 'a', 'β': 'b', 'ϲ': 'c', 'δ': 'd', 'ε': 'e', 'ζ': 'z', 'η': 'h', 'ι': 'i', 'ϳ': 'j', 'κ': 'k', 'μ': 'm', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'σ': 'o', 'τ': 't', 'υ': 'u', 'χ': 'x', 'γ': 'y', 'ω': 'w',
	// Armenian, Hebrew, Cherokee and letters of phonetics
	'օ': 'o', 'ս': 'u', 'հ': 'h', 'ո': 'n', 'ց': 'g', 'զ': 'q', 'ա': 'w', 'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', 'ɩ': 'i', 'ɪ': 'i', 'ʀ': 'r', 'ʏ': 'y', 'ᴀ': 'a', 'ᴇ': 'e', 'ᴋ': 'k', 'ᴏ': 'o', 'ᴛ': 't', 'ᴜ': 'u', 'ᴠ': 'v', 'ᴡ': 'w', 'ᴢ': 'z',
	'ꭰ': 'd', 'ꭱ': 'r', 'ꭲ': 't', 'ꭺ': 'a', 'ꮋ': 'h', 'ꮤ': 'w', 'ꮯ': 'c', 'ꮓ': 'z', 'ꭼ': 'e', 'ꮶ': 'k', 'ꮪ': 's', 'ꮩ': 'v', 'ǀ': 'l', 'ⲟ': 'o', 'ѡ': 'w', 'ʜ': 'h', 'ɴ': 'n', 'ꜱ': 's', 'ӕ': 'a',
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
		l, ok := latinFor(r)
		if !ok {
			whole = false
			l = r
		} else {
			foreign++
		}
		buf = append(buf, l)
	}
	return string(buf), foreign, whole
}
