package safetext

import "strings"

// Markdown makes text safe within a line or a table cell of a page in GitHub's
// dialect: no markup, no mention, no link, no reference to an issue, no image.
// It is for text, not for what stands between back-ticks.
func Markdown(s string) string {
	var b strings.Builder
	for _, r := range Visible(s) {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '@', '#':
			// A page is searched for mentions after its entities are read, so
			// only another character between the sign and the name helps.
			b.WriteByte('\\')
			b.WriteRune(r)
			b.WriteString("&#8203;")
		case '\\', '|', '[', ']', '(', ')', '!', '*', '_', '~', '`', '$', '{', '}', '+', '-', '=':
			b.WriteByte('\\')
			b.WriteRune(r)
		case ':':
			b.WriteString(":&#8203;") // http: and mailto: are made links, :name: an icon
		default:
			b.WriteRune(r)
		}
	}
	return breakHosts(b.String())
}

// breakHosts keeps www.example from becoming a link.
func breakHosts(s string) string {
	if i := strings.Index(strings.ToLower(s), "www."); i >= 0 {
		return s[:i+3] + "&#8203;" + breakHosts(s[i+3:])
	}
	return s
}

// MarkdownLink makes a link, or only its text where the address is no plain
// web address that can do nothing but be followed.
func MarkdownLink(text, address string) string {
	if text == "" || !plainAddress(address) {
		return Markdown(text)
	}
	return "[" + Markdown(text) + "](" + address + ")"
}

// plainAddress reports whether s is an https address of which no character
// could end a link, a table cell or a tag.
func plainAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok || rest == "" || strings.Contains(s, "##") {
		return false
	}
	return !strings.ContainsFunc(rest, func(r rune) bool {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		return !letter && !strings.ContainsRune("-._/?=&%+,;:#", r)
	})
}

// Unlinked makes text safe for a message of SARIF, in which a viewer reads
// [text](address) as a link: no bracket ends beside a parenthesis.
func Unlinked(s string) string {
	return strings.ReplaceAll(Visible(s), "](", "] (")
}
