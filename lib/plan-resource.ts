/** Which resource of Terraform carries the texts that a plan shows. The plans read alike. */
export enum PlanResource {
  /** Of the provider hashicorp/null, which `terraform init` downloads; any Terraform. */
  NULL_RESOURCE = 'null_resource',
  /** Built into Terraform since 1.4, and into OpenTofu: nothing is downloaded. */
  TERRAFORM_DATA = 'terraform_data',
}
