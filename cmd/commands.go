package cmd

import "github.com/spf13/cobra"

// commands lists every command in the order of the help.
func commands(w *World) []*cobra.Command {
	return []*cobra.Command{
		newAllocate(w),
		newAudit(w),
		newCatalog(w),
		newColumns(w),
		newConfig(w),
		newDiff(w),
		newExplain(w),
		newIdentify(w),
		newInit(w),
		newMan(w),
		newPlan(w),
		newReport(w),
		newReview(w),
		newRules(w),
		newVendors(w),
		newVerify(w),
		newVersion(w),
	}
}
