package words

import (
	"slices"
	"strings"
)

// Unwrapped undoes what people and programs put around a name: the mailbox in
// front of a domain, an 's behind a name, the address behind the name that an
// analyser shows for its prefix.
func Unwrapped(t string) string {
	if at := strings.IndexByte(t, '@'); at > 1 && strings.IndexByte(t[at:], '.') > 2 && WordByte(t[at-1]) && at+1 < len(t) && WordByte(t[at+1]) {
		from := at
		for from > 0 && (WordByte(t[from-1]) || strings.IndexByte("._+-", t[from-1]) >= 0) {
			from--
		}
		t = t[:from] + t[at+1:]
	}
	if host, ok := hostOf(t); ok {
		return host
	}
	if i := strings.IndexByte(t, '/'); i > 0 && i+1 < len(t) && t[i-1]|0x20 == 'w' && t[i+1]|0x20 == 'o' && (i == 1 || !WordByte(t[i-2])) {
		t = t[:i-1] + "without" + t[i+2:]
	}
	if head, tail, ok := strings.Cut(t, "_"); ok && len(head) > 2 && isAddressTail(tail) {
		t = head
	}
	for from := 0; ; {
		i := strings.Index(t[from:], "'s")
		if i < 0 {
			return t
		}
		i += from
		if i > 0 && (i+2 == len(t) || !WordByte(t[i+2])) {
			t = t[:i] + t[i+2:]
		}
		from = i + 1
		if from >= len(t) {
			return t
		}
	}
}

// hostOf returns the name in a web address that is the whole text, without
// www and what stands behind the last dots.
func hostOf(t string) (string, bool) {
	_, rest, schemed := strings.Cut(t, "://")
	if !schemed {
		rest = t
	}
	host, _, _ := strings.Cut(rest, "/")
	for i := range len(host) {
		if c := host[i]; !WordByte(c) && c != '.' && c != '-' {
			return "", false
		}
	}
	labels := strings.Split(host, ".")
	last := len(labels) - 1
	if last < 1 || !slices.Contains(webEndings, strings.ToLower(labels[last])) {
		return "", false
	}
	if last > 1 && len(labels[last-1]) < 4 && len(labels[last]) == 2 { // com.cn, co.uk
		last--
	}
	return labels[last-1], len(labels[last-1]) > 2
}

// webEndings are what the addresses of firms on the web end with.
var webEndings = []string{"com", "net", "org", "info", "biz", "io", "tech", "cn", "hk", "tw", "ru", "ua", "eu", "de", "fr", "it", "es", "pt", "pl", "cz", "nl", "at", "ch", "se", "no", "fi", "dk", "us", "uk", "ca", "au", "in", "jp", "kr", "br", "mx", "tr", "za"}

// isAddressTail reports the second half of a hardware address, or nothing: the
// analyser has no more of the name.
func isAddressTail(s string) bool {
	for i := range len(s) {
		if Digit36(s[i]) > 15 && s[i] != ':' && s[i] != '-' && s[i] != '.' {
			return false
		}
	}
	return s == "" || len(s) >= 6
}
