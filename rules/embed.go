package rules

import (
	"embed"
	"io/fs"
)

//go:embed */*.yaml
var embedded embed.FS

// Embedded returns the rules, lists and vendors that the program carries.
func Embedded() fs.FS { return embedded }

//go:embed fields.yaml headings.yaml countries.csv canaries.yaml
var fieldData embed.FS

//go:embed kinds.csv
var kindData string

//go:embed official.txt
var officialData string

//go:embed nothing.csv
var nothingData string
