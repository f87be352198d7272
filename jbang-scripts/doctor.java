//JAVA 25
void main(String[] a) { IO.println(System.getenv("GREENLAB_HOME")+" "+System.getProperty("java.home")+" "+ProcessHandle.current().pid()); for (var x : a) IO.println("<" + x + ">"); }
