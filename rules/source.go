package rules

import (
	"fmt"
	"net/url"
	"strings"
)

// MaxSays is how many words say what a source is cited for.
const MaxSays = 25

// Fault returns what keeps a reader from finding the words that the source is
// cited for, with a hint; two empty texts if nothing does.
func (s *Source) Fault() (hint, fault string) {
	if hint, fault = AddressFault(s.URL); fault != "" {
		return hint, fault
	}
	words := len(strings.Fields(s.Says))
	switch {
	case words == 0:
		return "add says: what the page is cited for", "is cited for nothing"
	case words > MaxSays:
		return fmt.Sprintf("say it in %d words", MaxSays), fmt.Sprintf("is cited in %d words", words)
	case s.Copy && s.Evidence != "official":
		return "only the text of the law has copies", "is a copy and not official"
	case s.Evidence == "official" && !s.Copy && !officialHost(s.URL):
		return "add copy: yes, or name the host in rules/official.txt", "is official, and its host is no authority's"
	}
	return "", ""
}

// AddressFault returns what is wrong in an address of a source, with a hint: a
// host or a repository alone is no source.
func AddressFault(address string) (hint, fault string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return "write the whole address", "is not an address"
	}
	path := strings.Trim(u.Path, "/")
	if path == "" && u.RawQuery == "" || u.Host == "github.com" && strings.Count(path, "/") < 2 {
		return "name the page that says it", "is a host, not a page"
	}
	return "", ""
}

// officialHost reports whether an authority publishes under the address's host.
func officialHost(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := "." + u.Hostname()
	for line := range strings.Lines(officialData) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && strings.HasSuffix(host, "."+line) {
			return true
		}
	}
	return false
}
