package gear

import (
	_ "embed"
	"strings"
	"unicode"
)

// noValueWords are words that people and programs write into a cell that holds
// no value, one a line, in lower case. Those below the blank line say so in place
// of a number or name by which a thing is known; elsewhere they may be a value.
//
//go:embed novalue.txt
var noValueWords string

// NoValueWords returns the words that stand for no value in any field.
func NoValueWords() []string {
	words, _, _ := strings.Cut(noValueWords, "\n\n")
	return strings.Split(words, "\n")
}

// longestNoValue is more than the bytes of any of the words.
const longestNoValue = 64

// NoValue reports a text that stands for "no value": nothing but marks (-, ---,
// ?, /), an error of a spreadsheet, or a word such as N/A, none, TBD or
// unknown, in a cell by which a thing is known. It knows nothing of a field's own
// words: where none or NA is a value of the field, that goes before.
func NoValue(text string) bool {
	text = strings.TrimFunc(text, unicode.IsSpace)
	if text == "" || len(text) > longestNoValue {
		return text == ""
	}
	if strings.ContainsAny(text, "0123456789") && text[0] != '#' { // no word has a digit but #DIV/0!
		return false
	}
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return true
	}
	word := strings.Join(strings.Fields(strings.ToLower(Narrow(text))), " ")
	bare := strings.Trim(word, "()[]<>{}*'\"")
	return isNoValueWord(word) || bare != word && isNoValueWord(bare) ||
		strings.ContainsAny(bare, ".?!:") && isNoValueWord(strings.TrimRight(bare, ".?!:"))
}

func isNoValueWord(word string) bool {
	if word == "" || strings.Contains(word, "\n") {
		return false
	}
	for at := 0; ; at++ { // no memory is asked for: the texts of many rows come here
		i := strings.Index(noValueWords[at:], word)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(word)
		if (at == 0 || noValueWords[at-1] == '\n') && end < len(noValueWords) && noValueWords[end] == '\n' {
			return true
		}
	}
}

// Narrow writes the wide forms of ASCII (ＡＢＣ１２３) as ASCII.
func Narrow(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u3000':
			return ' '
		default:
			return r
		}
	}, text)
}
