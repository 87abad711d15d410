package regime

import (
	"strings"
	"testing"
)

// Of all, what failed decides; of any, what held; and where neither does, what
// is not known.
func TestDeciding(t *testing.T) {
	kids := []Reason{{Value: "yes", Text: "a"}, {Value: "no", Text: "b"}, {Value: "unknown", Text: "c"}, {Value: "no", Text: "d"}}
	for _, tc := range []struct{ join, value, want string }{
		{"all", "no", "bd"}, {"all", "yes", "a"}, {"all", "unknown", "c"},
		{"any", "yes", "a"}, {"any", "no", "bd"}, {"any", "unknown", "c"},
		{"not", "yes", "abcd"}, {"", "yes", "abcd"},
	} {
		r := Reason{Value: tc.value, Join: tc.join, Kids: kids}
		var got strings.Builder
		for _, k := range r.Deciding() {
			got.WriteString(k.Text)
		}
		if got.String() != tc.want {
			t.Errorf("%s, %s: %s, want %s", tc.join, tc.value, got.String(), tc.want)
		}
	}
}
