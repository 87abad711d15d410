package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// nearest makes the hint for a word that is in no list: the closest words of
// the list if any is close, else the list.
func nearest(word string, list []string) string {
	known := "known are: " + strings.Join(slices.Sorted(slices.Values(list)), " ")
	return cmp.Or(gear.DidYouMean(word, list), known)
}
