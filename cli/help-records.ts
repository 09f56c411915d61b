// What `--help` shows of the commands that work on records: they find the running service, or the table that the environment names.

const where = `Where · 作用于何处
  --data FOLDER    the data folder of this machine, .data/ unless said otherwise (or JIANGLI_DATA); while the service
                   runs there, its database is used · 本机数据文件夹；服务运行时使用其数据库
  JIANGLI_TABLE    on AWS: the table's name, with the usual credentials and AWS_REGION · 在 AWS 上：表名，使用通常的凭证
  DYNAMODB_ENDPOINT  another database that speaks as DynamoDB does · 其他兼容 DynamoDB 的数据库
`;

const tenant = `jiangli tenant create --name-zh NAME --name-en NAME --admin 'ID:NAME:ISSUER|SUBJECT' --admin …

Makes an enterprise with its first two admins, who let everyone else in. Two different people with different logins, since
nobody changes their own rights. ISSUER and SUBJECT are the claims iss and sub of their tokens. The same name again
answers with the enterprise that is there and changes nothing. Prints its id and what to do next.
建立企业及最初两名管理员，其余人员由他们授权。须是两个不同的人、不同的登录账号，因为任何人都不能更改本人的权限。
ISSUER 和 SUBJECT 即令牌中的 iss 和 sub。名称相同时只回答已有的企业，不作更改。打印企业编号和后续步骤。

  jiangli tenant create --name-zh 示例企业 --name-en Example \\
    --admin 'E0001:王芳:https://login.example.com|wangfang' --admin 'E0002:李强:https://login.example.com|liqiang'

${where}`;

const token = `jiangli token --as NAME [--hours N] [--data FOLDER]

Prints an access token of one of the demo's people, for a curl line or a program that is tried out. NAME is employee, hr,
finance, reviewer, approver, cashier, admin or auditor; an unknown one lists those there are. It holds for 12 hours.
打印演示人员的访问令牌，供 curl 或程序试用。NAME 写错时列出可用的代号。有效期 12 小时。

  curl -s http://localhost:3000/v1/my -H "authorization: Bearer $(npx jiangli token --as employee)"
`;

const ledger = `jiangli ledger check [--tenant ID] [--json]

Reads everything of an enterprise and holds it against eleven invariants: postings that add up to zero, awards against
what they left to pay, budgets, runs, payments, versions without gaps, records that follow from the journal, different
people for different duties, and every amount calculated anew. Each break names its line. Exit code 3 where one is found.
通读企业的全部记录，核对十一条不变式；发现问题时指出具体哪一条记录或台账，退出码为 3。

${where}`;

const backup = `jiangli backup FILE [--tenant ID]

Writes everything of the enterprises, records, journal and files, as it was at one moment, while the service goes on.
The key of sealed account numbers (field.key in the data folder, or KMS) is not in it: keep it elsewhere.
在服务运行时，把企业的全部记录、台账和文件按同一时刻写入一个文件。加密账号的密钥不在其中，请另行保管。

${where}`;

const restore = `jiangli restore FILE

Puts back what a backup holds into a table that has none of these enterprises, and checks the ledger of what came out.
A file that was cut short or changed restores nothing.
把备份恢复到没有这些企业的数据库，并检查台账。残缺或被改动的文件不会恢复任何内容。

${where}`;

const demo = `jiangli demo remove

Removes the demo enterprise with everything in it; an enterprise that is not marked as a demo is never touched.
删除演示企业及其全部内容；未标明为演示的企业不受影响。

${where}`;

export const recordPages: { [command: string]: string } = { tenant, token, ledger, backup, restore, demo };
