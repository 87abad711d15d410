package form

import "strings"

// Joined cuts cells that hold maker and model. It is not changed once made.
type Joined struct {
	makers map[string]bool // names in small letters, as the cells of a column begin with them
	before map[string]bool // words in small letters that may stand before the name: what the thing is
	models bool            // a cell that begins with no known name is all model
}

// NewJoined makes a cutter that knows the names of makers, and what may stand
// before them.
func NewJoined(makers, before []string) *Joined {
	j := &Joined{makers: map[string]bool{}, before: map[string]bool{}}
	for _, m := range makers {
		j.makers[strings.ToLower(strings.TrimSpace(m))] = true
	}
	for _, b := range before {
		j.before[strings.ToLower(b)] = true
	}
	return j
}

// Models has cells that begin with no known name be models and nothing else.
func (j *Joined) Models() *Joined {
	j.models = true
	return j
}

// MostNameWords is how many words the name of a maker has that more may follow.
const MostNameWords = 4

// Cut returns the maker and the model of a cell. The maker is a name that is
// known, at the beginning or behind what the thing is; else it ends at a sign that
// separates, or without one before the first word with a digit, or behind the first
// word.
func (j *Joined) Cut(text string) (maker, model string) {
	text = strings.TrimSpace(text)
	if j != nil && len(j.makers) > 0 {
		if maker, model = j.known(text); maker != "" {
			return maker, model
		}
		if _, rest := j.behind(text); rest != text {
			if maker, model = j.known(rest); maker != "" {
				return maker, model
			}
			text = rest
		}
		if j.models {
			return "", text
		}
	}
	digit := digitWord(text)
	for _, sign := range [...]string{" / ", " - ", " | ", "|", ": ", ", ", "/"} {
		if i := strings.Index(text, sign); i >= 0 && (digit <= 0 || i < digit) {
			return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+len(sign):])
		}
	}
	if digit >= 0 {
		return strings.TrimSpace(text[:digit]), text[digit:]
	}
	maker, model, _ = strings.Cut(text, " ")
	return maker, strings.TrimSpace(model)
}

// digitWord returns where the first word with a digit begins, negative where there
// is none.
func digitWord(text string) int {
	start := 0
	for i := range len(text) {
		switch b := text[i]; {
		case b == ' ':
			start = i + 1
		case b >= '0' && b <= '9':
			return start
		}
	}
	return -1
}

// known cuts the longest known name that a text begins with.
func (j *Joined) known(text string) (maker, rest string) {
	ends := WordEnds(text)
	for i := len(ends) - 1; i >= 0; i-- {
		if name := strings.TrimSpace(text[:ends[i]]); j.makers[strings.ToLower(name)] {
			return name, strings.TrimLeft(text[ends[i]:], " _:/|,-\t")
		}
	}
	return "", ""
}

// behind cuts off what may stand before the name of a maker.
func (j *Joined) behind(text string) (before, rest string) {
	for _, end := range WordEnds(text) {
		if end < len(text) && j.before[strings.ToLower(text[:end])] {
			return text[:end], strings.TrimLeft(text[end:], " _:/|,-\t")
		}
	}
	return "", text
}

// WordEnds returns where the first words of a text end.
func WordEnds(text string) []int {
	var out []int
	for i := range len(text) {
		if strings.IndexByte(" _:/|,", text[i]) >= 0 && i > 0 && strings.IndexByte(" _:/|,", text[i-1]) < 0 {
			if out = append(out, i); len(out) == MostNameWords {
				return out
			}
		}
	}
	if text != "" {
		out = append(out, len(text))
	}
	return out
}
