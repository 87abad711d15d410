// Command gearaudit audits inventories of network equipment against the rules
// on designated vendors. Package cmd holds all of it.
package main

import (
	"os"

	"github.com/gearaudit/gearaudit/cmd"
)

func main() {
	os.Exit(cmd.Execute(os.Args[1:], os.Exit))
}
