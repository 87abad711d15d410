package safetext

import (
	"strings"
	"unicode"
)

// Terminal makes text safe for one line of a terminal, which may be the log of
// a build: it shows what is invisible and breaks the words that runners obey.
func Terminal(s string) string { return logWords(Visible(s)) }

// logWords breaks the commands that build logs take from any line: ##[group],
// ##vso[...], ##teamcity[...] anywhere, ::error:: at the start of a line, which
// wrapping may make of any word.
func logWords(s string) string {
	s = breakHashes(s)
	if !strings.Contains(s, "::") {
		return s
	}
	var b strings.Builder
	before := ' '
	for i, r := range s {
		b.WriteRune(r)
		if (unicode.IsSpace(before) || before == ':') && strings.HasPrefix(s[i:], "::") {
			b.WriteByte(' ')
		}
		before = r
	}
	return b.String()
}

// breakHashes leaves no two # signs beside each other. The second pass is for
// the pairs that the first one makes of an odd number.
func breakHashes(s string) string {
	if i := strings.IndexByte(s, '#'); i < 0 || !strings.Contains(s[i:], "##") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "##", "# #"), "##", "# #")
}

// Lines is the last filter before a text of several lines is printed. It knows
// no data from layout, so it only breaks what a runner would obey: a line that
// starts with :: and the ## words.
func Lines(s string) string {
	s = breakHashes(s)
	if !strings.Contains(s, "::") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		body := strings.TrimLeftFunc(line, unicode.IsSpace)
		if strings.HasPrefix(body, "::") {
			lines[i] = line[:len(line)-len(body)] + ": :" + body[2:]
		}
	}
	return strings.Join(lines, "\n")
}

// Message is the text of a GitHub annotation. Line ends in s are kept and
// become %0A; everything else that cannot be seen is shown.
func Message(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(Terminal(line), "%", "%25")
	}
	return strings.Join(lines, "%0A")
}

// Property is a property of a GitHub annotation, such as its file or title.
func Property(s string) string {
	return strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C").Replace(Terminal(s))
}
