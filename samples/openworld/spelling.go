package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// respell leaves the name as the only clue, spelled by how.
func respell(how func(*rand.Rand, string) string) func(*file) {
	return func(f *file) {
		f.named()
		f.target().cells["maker"] = how(f.rng, f.item.maker)
	}
}

func replaceName(phrase, name string) string { return strings.ReplaceAll(phrase, "%s", name) }

func fullWidth(_ *rand.Rand, s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

// lookAlike writes one letter, or all that can be, in a script that looks alike.
func lookAlike(rng *rand.Rand, s string) string {
	table := map[rune]rune{'a': 'а', 'e': 'е', 'i': 'і', 'o': 'о', 'H': 'Н', 'T': 'Т', 'E': 'Е', 'Z': 'Ζ', 'y': 'у', 'k': 'κ', 'D': 'Ꭰ'}
	one := rng.IntN(2) == 0
	done := false
	return strings.Map(func(r rune) rune {
		if to, ok := table[r]; ok && !(one && done) {
			done = true
			return to
		}
		return r
	}, s)
}

func invisible(rng *rand.Rand, s string) string {
	mark := pick(rng, []string{"\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060", "\u00a0", "\u034f", "\u202e"})
	return s[:1] + mark + s[1:]
}

func escaped(rng *rand.Rand, s string) string {
	switch rng.IntN(4) {
	case 0:
		return fmt.Sprintf("&#%d;%s", s[0], s[1:])
	case 1:
		return fmt.Sprintf("%%%02X%s", s[0], s[1:])
	case 2:
		return fmt.Sprintf("\\u%04x%s", s[0], s[1:])
	default:
		return s[:1] + "&shy;" + s[1:]
	}
}

// slip makes one slip of the keyboard: two letters swapped, one lost or doubled.
func slip(rng *rand.Rand, s string) string {
	if len(s) < 5 {
		return s[:1] + " " + s[1:2] + " " + s[2:]
	}
	i := 2 + rng.IntN(len(s)-4)
	switch rng.IntN(3) {
	case 0:
		if s[i] == s[i+1] {
			return s[:i] + s[i+1:]
		}
		return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
	case 1:
		return s[:i] + s[i+1:]
	default:
		return s[:i] + s[i:i+1] + s[i:]
	}
}

// nativeName makes the item one that has a name in another script, and gives it.
func nativeName(f *file) string {
	script := pick(f.rng, []string{"native", "native", "arabic", "korean", "japanese", "russian", "greek"})
	for {
		d := pick(f.rng, f.from.designated)
		if names := f.from.keys[script+"/"+d.vendor]; len(names) > 0 {
			f.item = &d
			return pick(f.rng, names)
		}
	}
}
