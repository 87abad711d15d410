package rules

import (
	_ "embed"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

//go:embed skeleton.txt
var skeleton string

// Skeleton returns the text of a rule file to begin with, read on a day. The
// rule loads and its examples pass as they stand.
func Skeleton(id string, today gear.Date) (string, error) {
	if !fitsID(id) {
		return "", &gear.Fault{
			Kind: gear.Usage, What: "the id " + id + " cannot name a rule",
			Hint: "write small letters, digits, dashes and dots, such as x-house or us-usf-54.9",
		}
	}
	text := strings.ReplaceAll(skeleton, "RULE-ID", id)
	return strings.ReplaceAll(text, "TODAY", today.String()), nil
}

func fitsID(id string) bool {
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '.') {
			return false
		}
	}
	return id != "" && id[0] != '-' && id[0] != '.'
}
