package gear

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDidYouMean(t *testing.T) {
	for _, x := range []struct {
		word string
		list []string
		want string
	}{
		{"audti", []string{"allocate", "audit", "plan"}, "did you mean audit?"},
		{"htm", []string{"html", "table"}, "did you mean html?"},
		{"us-54.11", []string{"us-usf-54.9", "us-etc-54.11", "us-usf-54.11"}, "did you mean us-etc-54.11 or us-usf-54.11?"},
		{"Vendr", []string{"Site", "Vendor"}, "did you mean Vendor?"},
		{"contry", []string{"country", "kinds"}, "did you mean country?"},
		{"pdf", []string{"html", "table", "xlsx"}, ""},
		{"x", []string{"y"}, ""},
		{"", []string{"y"}, ""},
		{"aab", []string{"aaa", "aac", "aad", "aae"}, "did you mean aaa, aac or aad?"},
	} {
		if got := DidYouMean(x.word, x.list); got != x.want {
			t.Errorf("%s: %q, want %q", x.word, got, x.want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-c]{0,6}`)
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		ab := editDistance(a, b)
		if (ab == 0) != (a == b) || ab != editDistance(b, a) {
			t.Fatalf("%q %q: %d", a, b, ab)
		}
		if ab > max(len(a), len(b)) {
			t.Fatalf("%q %q: %d letters to change", a, b, ab)
		}
		if editDistance(a+c, b+c) > ab {
			t.Fatalf("%q %q are farther apart with %q behind both", a, b, c)
		}
	})
}
